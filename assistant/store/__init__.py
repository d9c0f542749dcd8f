"""What the service keeps: questions asked, feedback and approved answers."""

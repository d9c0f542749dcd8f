"""The staff desk: what people asked in vain, and answers that staff approve."""

"""Side-by-side measurements; nothing here is imported by the product or run by the tests."""

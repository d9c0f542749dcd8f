"""Programs for the people who maintain data and model; the product never imports them."""

"""The first start: enrolment of a desk and its first card list."""

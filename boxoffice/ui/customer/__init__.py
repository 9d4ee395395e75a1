"""One plain sentence for the customer, in the language the customer reads."""

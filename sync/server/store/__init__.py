"""The centre's database: tables, transactions, and one module of queries for each subject."""

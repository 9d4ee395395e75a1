"""Handing cards out: organisations, cards, batches, printed cards and voluntary questions.

Plain functions of an opened centre, for a command line or pages. Each does one thing whole, in one
transaction, with its line in the audit trail, or raises `Refused`.
"""

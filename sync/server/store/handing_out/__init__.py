"""The closed tables: organisations, who handed which card out, answers, and the audit trail.

No code that desks reach reads them: nothing but handing cards out and its pages imports this
package, and the database itself keeps every other transaction away (`door`).
"""

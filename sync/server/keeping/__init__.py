"""What coordinators and venues keep: programmes, venues, clerks. Each act is one transaction with
its line in the trail, for the console and the command line alike.
"""

"""Lambda functions on LocalStack without Docker: each a process of this machine.

A process runs under AWS's own Runtime Interface Client and speaks the Lambda Runtime API
(docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) with a server inside LocalStack. It is no
sandbox: a function may do what the user may who started LocalStack.
"""

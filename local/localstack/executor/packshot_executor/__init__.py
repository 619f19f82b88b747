"""A Lambda executor for LocalStack without Docker: each function runs in processes of this machine.

A process runs under AWS's Runtime Interface Client. It uses the Lambda Runtime API
(docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) of a server inside LocalStack. The executor is no sandbox: a
function has the permissions of the user who started LocalStack.
"""

"""Calls AWS for the lines of standard input: {"service", "operation", "with"} each, one answer a line."""

import json
import sys

import boto3

clients = {}


def call(service, operation, arguments):
    client = clients.setdefault(service, boto3.client(service))
    answer = getattr(client, operation)(**arguments)
    answer.pop("ResponseMetadata", None)
    return {name: value.read().decode() if hasattr(value, "read") else value for name, value in answer.items()}


for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = {"value": call(asked["service"], asked["operation"], asked["with"])}
    except Exception as error:
        answer = {"error": str(error)}
    print(json.dumps(answer, default=str), flush=True)

"""
Two things that the uploader of CDK finds on Lambda and not here: layers below /opt, which the emulator unpacks
elsewhere, and the bundle of authorities of Amazon Linux. Python loads this file at its start.
"""

import os
import subprocess
import sys

layers = [folder for folder in os.environ.get("_LAMBDA_LAYERS_DIRS", "").split(os.pathsep) if folder]
check_call = subprocess.check_call
update = os.environ.update


def check_call_in_layers(command, *args, **kwargs):
    program = command[0]
    for layer in layers if program.startswith("/opt/") else []:
        found = os.path.join(layer, program.removeprefix("/opt/"))
        if os.path.exists(found):
            command = [sys.executable, found, *command[1:]]
    return check_call(command, *args, **kwargs)


if layers:
    subprocess.check_call = check_call_in_layers
    os.environ.update = lambda variables: update({**variables, "AWS_CA_BUNDLE": os.environ["SSL_CERT_FILE"]})

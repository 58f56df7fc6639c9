"""Verification for whoever does not trust us: needs an export or a workspace, and the public key.

Loads neither the window nor models nor numpy; `second-look-verify` is its command.
"""

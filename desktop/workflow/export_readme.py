"""The text that explains an exported log to whoever opens it without this program."""

from __future__ import annotations

from desktop.domain.log_exports import Scope

_WHAT = {
    Scope.WHOLE: """\
This is the whole log of a workspace of Second Look, up to the checkpoint in
checkpoint.txt.""",
    Scope.CASE: """\
These are the entries of one case in the log of a workspace of Second Look, with proofs
that each of them is in the log of the checkpoint in checkpoint.txt.""",
}

_FILES = """\
manifest.json           what this is, and the SHA-256 of every other file
manifest-signature.txt  signed note about the SHA-256 of manifest.json
checkpoint.txt          signed note: name of the log, number of entries, root of their tree
keys.txt                keys that sign, each with the number of the entry that names it
log.jsonl               the entries, one a line, to the letter (RFC 8785 canonical JSON)
checkpoints.jsonl       signed notes that were made before checkpoint.txt
timestamps.jsonl        answers of time-stamp authorities (RFC 3161) for checkpoints
"""

_MORE_FILES = {
    Scope.WHOLE: "leaves.txt              hash of each entry, line by line\n",
    Scope.CASE: "proofs.jsonl            for each line of log.jsonl: that it is in the tree\n"
    "consistency.jsonl       for each line of checkpoints.jsonl: that the log grew from it\n",
}

_NOT_SHOWN = {
    Scope.WHOLE: "It does not show what was recorded later.",
    Scope.CASE: "It does not show that it holds every entry of the case: that takes an export of\n"
    "the whole log. It does not show what was recorded later.",
}

_SIGNATURE = """\
    # Compare this key with the one that a report prints beside its checkpoint:
    key=$(tail -n 1 keys.txt | cut -d ' ' -f 2)
    echo "$key"
    { printf '\\x30\\x2a\\x30\\x05\\x06\\x03\\x2b\\x65\\x70\\x03\\x21\\x00'
      printf %s "$key" | cut -d + -f 3- | base64 -d | tail -c 32; } \\
      | openssl pkey -pubin -inform DER -out key.pem
    head -n 3 checkpoint.txt > checkpoint-body.txt
    sed -n 5p checkpoint.txt | cut -d ' ' -f 3 | base64 -d | tail -c 64 > signature.bin
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in checkpoint-body.txt -sigfile signature.bin
    # Prints: Signature Verified Successfully. The same goes for manifest-signature.txt, whose third
    # line is the SHA-256 of manifest.json; and manifest.json has that of every other file:
    sha256sum *.json *.jsonl *.txt
"""

_TREE = {
    Scope.WHOLE: """\
    # The hash of one entry, here of the 5th, is the 5th line of leaves.txt:
    { printf '\\0'; sed -n 5p log.jsonl | tr -d '\\n'; } | sha256sum
    sed -n 5p leaves.txt

    # The root of the tree over all of them is the third line of checkpoint.txt:
    python3 - <<'END'
import base64, hashlib
sha = lambda data: hashlib.sha256(data).digest()
level = [sha(b"\\0" + line.rstrip(b"\\n")) for line in open("log.jsonl", "rb")]
while len(level) > 1:
    pairs = [sha(b"\\1" + a + b) for a, b in zip(level[::2], level[1::2])]
    level = pairs + level[2 * len(pairs):]
print(base64.b64encode(level[0]).decode())
print(open("checkpoint.txt").read().split("\\n")[2])
END
""",
    Scope.CASE: """\
    # Each entry leads, with its proof, to the root that is the third line of checkpoint.txt
    # (RFC 9162, section 2.1.3.2):
    python3 - <<'END'
import base64, hashlib, json
sha = lambda data: hashlib.sha256(data).digest()
_, size, root = open("checkpoint.txt").read().split("\\n")[:3]
for line, proof in zip(open("log.jsonl", "rb"), open("proofs.jsonl")):
    entry, proof = json.loads(line)["seq"], json.loads(proof)["proof"]
    place, last, found = entry - 1, int(size) - 1, sha(b"\\0" + line.rstrip(b"\\n"))
    for node in map(bytes.fromhex, proof):
        if place & 1 or place == last:
            found = sha(b"\\1" + node + found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = sha(b"\\1" + found + node)
        place, last = place >> 1, last >> 1
    good = last == 0 and base64.b64encode(found).decode() == root
    print(entry, "is in the log" if good else "IS NOT IN THE LOG")
END
""",
}


def export_readme(scope: Scope) -> str:
    """For an export of this kind; nothing in it is of one workspace."""
    return f"""\
{_WHAT[scope]}

A candidate in it is a lead, never an identification.


TO VERIFY IT

    second-look-verify THIS.zip --key 'second-look/...+...+...'

It comes with Second Look (pip install second-look), needs no workspace and no network,
and says which entry is wrong where one is. Take the key from a report (it stands beside
the checkpoint there) or from somebody whom you trust, not from this file: whoever makes
up an export can make up a key as well. A checkpoint from an older report can be given
with --checkpoint, a report itself with --file.


TO VERIFY IT BY HAND

In the folder where this was unpacked, with common tools (bash, openssl 3, python3):

{_SIGNATURE}
{_TREE[scope]}
    # A time stamp, where timestamps.jsonl has one; 123 is the "size" that stands there. Where it is
    # that of checkpoint.txt, that is the note.
    #   jq -r 'select(.size == 123) | .token' timestamps.jsonl | base64 -d > stamp.tsr
    #   jq -j 'select(.size == 123) | .note' checkpoints.jsonl > note.txt
    #   openssl ts -verify -in stamp.tsr -data note.txt -CAfile authority.pem


WHAT IS HERE

{_FILES}{_MORE_FILES[scope]}
Trees and proofs are those of RFC 6962 (RFC 9162) with SHA-256: the hash of an entry is
SHA-256(0x00, bytes of the line without the line feed), that of a node
SHA-256(0x01, left, right). Notes have the form of C2SP signed-note, checkpoints that of
C2SP tlog-checkpoint, signatures are Ed25519.


WHAT IT DOES NOT SHOW

{_NOT_SHOWN[scope]} It does not show that what people wrote is true, only that it was
written then and not changed since. What no checkpoint covered before the export was
made, whoever could write to the database could have written. Whoever has the signing key
could have written the log anew as a whole; a checkpoint that was printed on an earlier
report rules that out for everything before it, and so does a time-stamp kept elsewhere,
from its own time on.
"""

"""A time-stamping authority for the tests: openssl as a certificate authority and an RFC 3161 responder."""

from __future__ import annotations

import subprocess

CONFIG = """
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ts]
default_tsa = t
[t]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_alg = sha256
"""


class Authority:
    """A certificate authority and a time-stamping authority under it, in a folder."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        (folder / "c.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        self.run(f"req -x509 -config c.cnf -extensions ca {key} -subj /CN=Root -days 3650 -keyout ca.key -out ca.pem")
        self.run(f"req -new -config c.cnf {key} -subj /CN=Stamper -keyout tsa.key -out tsa.csr")
        self.run(
            "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile c.cnf -extensions tsa"
            " -days 3650 -out tsa.pem"
        )

    def run(self, arguments):
        subprocess.run(["openssl", *arguments.split()], cwd=self.folder, check=True, capture_output=True)

    def stamp(self, request):
        (self.folder / "q.tsq").write_bytes(request)
        self.run("ts -reply -config c.cnf -section t -queryfile q.tsq -inkey tsa.key -signer tsa.pem -out r.tsr")
        return (self.folder / "r.tsr").read_bytes()

    @property
    def root(self):
        return (self.folder / "ca.pem").read_bytes()

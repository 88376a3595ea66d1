"""What the head and the end of a document state: number, date, kind, subject, issuer, signer."""

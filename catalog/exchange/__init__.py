"""What leaves a case and comes back: packages (BagIt 1.0, RFC 8493) with proofs (RFC 6962)."""

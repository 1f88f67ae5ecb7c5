package skylab.guest.ssh;

/** The private half of an SSH key. It signs and does not leave the machine where it is read. */
public sealed interface SecretKey permits RsaKey, Ed25519Key, EcdsaKey {
    /** As OpenSSH calls it: {@code ssh-rsa}, {@code ssh-ed25519}, {@code ecdsa-sha2-nistp256}. */
    default String type() {
        return publicBlob().type();
    }

    /** The public half. */
    KeyMaterial.Blob publicBlob();

    /** A signature that {@link Signatures#verify} accepts; the same for the same data. */
    byte[] sign(byte[] data);

    /** The key as it stands in an "openssh-key-v1" file, before its comment: type and fields. */
    byte[] openSshFields();

    /** The private part of a PuTTY key file (PuTTY manual, appendix C.3). */
    byte[] puttyFields();
}

package skylab.guest.ssh.client;

import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.PuttyKeyFile;

/** What PuTTY says and does otherwise than OpenSSH. */
final class Putty {
    /** What is asked of a host that is not known. */
    static final String QUESTION = "Store key in cache? (y/n, Return cancels connection, i for more info) ";

    private Putty() {}

    // PuTTY counts the bits of the curve's field.
    static String fingerprint(KeyMaterial.Blob key) {
        int bits = key.label().equals("ED25519") ? 255 : key.bits();
        return key.type() + " " + bits + " " + key.fingerprint();
    }

    private static String place(Target target) {
        return "  " + target.hostName() + " (port " + target.port() + ")\n";
    }

    static String unknown(Target target, KeyMaterial.Blob key) {
        return "The host key is not cached for this server:\n" + place(target)
                + "You have no guarantee that the server is the computer you\nthink it is.\n" + "The server's "
                + key.type() + " key fingerprint is:\n  " + fingerprint(key)
                + "\nIf you trust this host, enter \"y\" to add the key to Plink's\n"
                + "cache and carry on connecting.\nIf you want to carry on connecting just once, without adding\n"
                + "the key to the cache, enter \"n\".\nIf you do not trust this host, press Return to abandon the\n"
                + "connection.\n";
    }

    static String changed(Target target, KeyMaterial.Blob key) {
        return "WARNING - POTENTIAL SECURITY BREACH!\nThe host key does not match the one Plink has cached for this server:\n"
                + place(target)
                + "This means that either the server administrator has changed\nthe host key, or you have actually connected"
                + " to another\ncomputer pretending to be the server.\nThe new " + key.type()
                + " key fingerprint is:\n  "
                + fingerprint(key) + "\n";
    }

    /** A key file: it must be PuTTY's own. */
    static Optional<Identity> load(Syscalls sys, Target target, String path) {
        String text;
        try {
            text = sys.readFile(path).text();
        } catch (Errno e) {
            target.error(
                    sys,
                    "Unable to load key file \"" + path + "\" ("
                            + (e.code() == Errno.Code.ENOENT ? "unable to open file" : e.text()) + ")");
            return Optional.empty();
        }
        Optional<PuttyKeyFile> file = PuttyKeyFile.parse(text, "");
        if (file.isEmpty()) {
            target.error(sys, "Unable to use key file \"" + path + "\" (" + kind(text) + ")");
        }
        return file.map(key -> new Identity(key.publicHalf(), key.comment(), Optional.of(text)));
    }

    /** What PuTTY calls a file that is not its own. */
    static String kind(String text) {
        if (PuttyKeyFile.isOne(text)) {
            return "PuTTY SSH-2 private key";
        }
        if (KeyFile.parse(text, "").isEmpty()) {
            return "not a recognised key file format";
        }
        return text.contains("OPENSSH PRIVATE KEY")
                ? "OpenSSH SSH-2 private key (new format)"
                : "OpenSSH SSH-2 private key (old PEM format)";
    }
}

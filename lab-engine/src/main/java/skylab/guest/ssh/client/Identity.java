package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.PuttyKeyFile;
import skylab.guest.ssh.SecretKey;
import skylab.guest.ssh.agent.Request;

/**
 * A key that may be shown to a host.
 *
 * @param key the public half
 * @param name the file, or what the agent calls it
 * @param text the private key file; empty if the agent signs
 */
record Identity(KeyMaterial.Blob key, String name, Optional<String> text) {
    /** The private half, if a passphrase opens the file. */
    Optional<SecretKey> open(String passphrase) {
        return text.flatMap(file -> PuttyKeyFile.isOne(file)
                ? PuttyKeyFile.parse(file, passphrase).flatMap(PuttyKeyFile::secret)
                : KeyFile.parse(file, passphrase).flatMap(KeyFile::secret));
    }

    /** The keys in the order in which they are shown: the agent's first. */
    static List<Identity> all(Syscalls sys, Target target, List<Request.Held> held) {
        List<Identity> files = new ArrayList<>();
        boolean named = !target.settings().all("identityfile").isEmpty();
        for (String path : target.identityFiles()) {
            (target.putty() ? Putty.load(sys, target, path) : load(sys, target, path, named)).ifPresent(files::add);
        }
        List<Identity> all = new ArrayList<>();
        for (boolean wanted : new boolean[] {true, false}) {
            for (Request.Held one : held) {
                boolean inFiles = files.stream().anyMatch(file -> file.key().equals(one.key()));
                if (inFiles == wanted && (wanted || !target.settings().is("identitiesonly", false))) {
                    all.add(new Identity(one.key(), one.comment(), Optional.empty()));
                }
            }
        }
        files.stream()
                .filter(file -> file.text().isPresent()
                        && all.stream().noneMatch(other -> other.key().equals(file.key())))
                .forEach(all::add);
        return all;
    }

    private static Optional<Identity> load(Syscalls sys, Target target, String path, boolean named) {
        String text;
        int mode;
        try {
            mode = sys.stat(path).permissions() & 0777;
            boolean mine = sys.stat(path).uid() == sys.identity().uid();
            text = sys.readFile(path).text();
            Optional<KeyMaterial.Blob> open = publicLine(text);
            if (open.isPresent()) {
                // The public half names a key that the agent holds.
                return Optional.of(new Identity(open.get(), path, Optional.empty()));
            }
            if (mine && (mode & 077) != 0) {
                target.error(sys, unprotected(path, mode));
                return Optional.empty();
            }
        } catch (Errno e) {
            if (e.code() != Errno.Code.ENOENT) {
                target.error(sys, "Load key \"" + path + "\": " + e.text());
            } else if (named) {
                target.error(sys, "no such identity: " + path + ": " + e.text());
            }
            return Optional.empty();
        }
        Optional<KeyFile> file = KeyFile.parse(text, "");
        target.debug(
                sys,
                "debug1: identity file " + path + " type "
                        + file.map(one -> Integer.toString(typeNumber(one.publicHalf())))
                                .orElse("-1"));
        if (file.isEmpty()) {
            target.error(sys, "Load key \"" + path + "\": " + invalid(text));
            return Optional.empty();
        }
        return Optional.of(new Identity(file.get().publicHalf(), path, Optional.of(text)));
    }

    private static int typeNumber(KeyMaterial.Blob key) {
        return switch (key.label()) {
            case "RSA" -> 0;
            case "ECDSA" -> 2;
            default -> 3;
        };
    }

    private static Optional<KeyMaterial.Blob> publicLine(String text) {
        String[] words = text.strip().split("\\s+", 3);
        return words.length >= 2 && words[0].matches("ssh-\\w+|ecdsa-[\\w-]+")
                ? KeyMaterial.Blob.parse(words[1])
                : Optional.empty();
    }

    /** What is wrong with a text that should be a private key. */
    static String invalid(String text) {
        return text.contains("OPENSSH PRIVATE KEY") ? "invalid format" : "error in libcrypto";
    }

    /** What is said of a key file that others may read. */
    static String unprotected(String path, int mode) {
        String frame = "@".repeat(59) + "\n";
        return frame + "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n" + frame + "Permissions "
                + String.format("%04o", mode) + " for '" + path + "' are too open.\n"
                + "It is required that your private key files are NOT accessible by others.\n"
                + "This private key will be ignored.\nLoad key \"" + path + "\": bad permissions";
    }
}

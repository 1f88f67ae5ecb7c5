package skylab.guest.command.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Errno;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.client.KnownHosts;

/** What {@code ssh-keygen} shows of keys: fingerprints, public halves, other formats. */
final class KeyViews {
    private static final int FAILED = 255;

    private KeyViews() {}

    /** The picture of a key. */
    static String art(KeyMaterial.Blob key) {
        try {
            return RandomArt.of(
                    MessageDigest.getInstance("SHA-256").digest(key.bytes()), key.label() + " " + key.bits(), "SHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A public key and its comment. */
    private record Public(KeyMaterial.Blob key, String comment) {}

    // Lines of a public key file, of authorized_keys, or of known_hosts, whose comment is the host.
    private static List<Public> publicLines(String text) {
        List<Public> all = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.strip().split("\\s+", 3);
            if (words.length > 1 && words[0].matches("ssh-\\w+|ecdsa-[\\w-]+")) {
                KeyMaterial.Blob.parse(words[1])
                        .ifPresent(key -> all.add(new Public(key, words.length > 2 ? words[2] : "no comment")));
            }
        }
        if (all.isEmpty()) {
            KnownHosts.read("", text).forEach(entry -> KeyMaterial.Blob.parse(entry.key())
                    .ifPresent(key -> all.add(new Public(key, entry.names()))));
        }
        return all;
    }

    static int fingerprints(Syscalls sys, String path, Arguments given, Dialogue.Talk talk) {
        String text;
        try {
            // The public half beside a private file tells the comment.
            String file = sys.exists(path + ".pub") ? path + ".pub" : path;
            text = path.equals("-") ? talk.ask("") : sys.readFile(file).text();
        } catch (Errno e) {
            talk.complain("ssh-keygen: " + path + ": " + e.text());
            return FAILED;
        }
        List<Public> keys = publicLines(text);
        if (keys.isEmpty()) {
            keys = KeyFile.parse(text, "")
                    .map(file -> List.of(
                            new Public(file.publicHalf(), file.comment().isEmpty() ? "no comment" : file.comment())))
                    .orElse(List.of());
        }
        if (keys.isEmpty()) {
            talk.complain(path + " is not a public key file.");
            return FAILED;
        }
        boolean md5 = given.value("E").filter("md5"::equalsIgnoreCase).isPresent();
        for (Public one : keys) {
            talk.say(one.key().bits() + " "
                    + (md5 ? one.key().md5Fingerprint() : one.key().fingerprint()) + " " + one.comment() + " ("
                    + one.key().label() + ")");
            if (given.has("v")) {
                talk.say(art(one.key()));
            }
        }
        return 0;
    }

    static int convert(Syscalls sys, String path, Arguments given, Dialogue.Talk talk) {
        String text;
        try {
            text = sys.readFile(path).text();
        } catch (Errno e) {
            talk.complain(given.has("y") ? "Load key \"" + path + "\": " + e.text() : path + ": " + e.text());
            return FAILED;
        }
        if (given.has("i")) {
            return fromRfc4716(text, talk);
        }
        Optional<Public> open = publicLines(text).stream().findFirst();
        if (given.has("y") || open.isEmpty()) {
            Optional<KeyFile> file = load(sys, path, text, given, talk);
            if (file.isEmpty()) {
                return FAILED;
            }
            open = Optional.of(new Public(file.get().publicHalf(), file.get().comment()));
        }
        if (given.has("y")) {
            talk.say(
                    SshKeygen.publicLine(open.get().key(), open.get().comment()).stripTrailing());
            return 0;
        }
        KeyMaterial.Blob key = open.get().key();
        String who = Account.of(sys, sys.identity().uid()).map(Account::name).orElse("root") + "@"
                + sys.machine().hostName().split("\\.")[0];
        talk.say("---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"" + key.bits() + "-bit " + key.label()
                + ", converted by " + who + " from OpenSSH\"\n"
                + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(key.bytes())
                + "\n---- END SSH2 PUBLIC KEY ----");
        return 0;
    }

    private static Optional<KeyFile> load(Syscalls sys, String path, String text, Arguments given, Dialogue.Talk talk) {
        Stat stat = sys.stat(path);
        int mode = stat.permissions() & 0777;
        if (stat.uid() == sys.identity().uid() && (mode & 077) != 0) {
            String frame = "@".repeat(59);
            talk.complain(frame + "\n@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n" + frame
                    + "\nPermissions " + String.format("%04o", mode) + " for '" + path + "' are too open.\n"
                    + "It is required that your private key files are NOT accessible by others.\n"
                    + "This private key will be ignored.\nLoad key \"" + path + "\": bad permissions");
            return Optional.empty();
        }
        Optional<KeyFile> file = KeyFile.parse(text, given.value("P").orElse(""));
        if (file.isEmpty()) {
            talk.complain("Load key \"" + path + "\": "
                    + (text.contains("OPENSSH PRIVATE") ? "invalid format" : "error in libcrypto"));
            return Optional.empty();
        }
        if (file.get().secret().isEmpty()) {
            file = KeyFile.parse(text, given.value("P").orElseGet(() -> talk.askSecretly("Enter passphrase: ")));
            if (file.flatMap(KeyFile::secret).isEmpty()) {
                talk.complain("Load key \"" + path + "\": incorrect passphrase supplied to decrypt private key");
                return Optional.empty();
            }
        }
        return file;
    }

    private static int fromRfc4716(String text, Dialogue.Talk talk) {
        String base64 = text.lines()
                .filter(line -> !line.startsWith("----") && !line.contains(":"))
                .reduce("", String::concat);
        Optional<KeyMaterial.Blob> key = KeyMaterial.Blob.parse(base64);
        if (key.isEmpty()) {
            talk.complain("decode blob failed: invalid format");
            return FAILED;
        }
        talk.say(SshKeygen.publicLine(key.get(), "").stripTrailing());
        return 0;
    }
}

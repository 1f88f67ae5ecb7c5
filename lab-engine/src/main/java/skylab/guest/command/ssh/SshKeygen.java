package skylab.guest.command.ssh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.SecretKey;

/** {@code ssh-keygen}: makes keys, shows them, changes passphrases, keeps lists of known hosts. */
@Command.Installed("/usr/bin/ssh-keygen")
public final class SshKeygen implements Conversing {
    private static final int FAILED = 255;
    private static final int SHORTEST_RSA = 1024;
    private static final int LONGEST_RSA = 16_384;

    @Override
    public int run(Syscalls sys, List<String> arguments, Dialogue.Talk talk) {
        Arguments given = Arguments.parse(arguments, "t:b:f:N:C:P:E:m:F:R:O:lyqveipAHo", Map.of(), 1);
        if (given.has("R") || given.has("F") || given.has("H")) {
            return KnownHostsTool.run(sys, given, talk);
        }
        if (given.has("A")) {
            return hostKeys(sys, talk);
        }
        if (given.has("l")) {
            return KeyViews.fingerprints(sys, file(sys, given, talk, "id_rsa"), given, talk);
        }
        if (given.has("y") || given.has("e") || given.has("i")) {
            return KeyViews.convert(sys, file(sys, given, talk, "id_rsa"), given, talk);
        }
        return given.has("p") ? passphrase(sys, given, talk) : generate(sys, given, talk);
    }

    private static String home(Syscalls sys) {
        return Account.of(sys, sys.identity().uid()).map(Account::home).orElse("/");
    }

    static String file(Syscalls sys, Arguments given, Dialogue.Talk talk, String usual) {
        if (given.value("f").isPresent()) {
            return given.value("f").get();
        }
        String path = home(sys) + "/.ssh/" + usual;
        String typed = talk.ask("Enter file in which the key is (" + path + "): ");
        return typed.isEmpty() ? path : typed;
    }

    private static long number(Syscalls sys, int salt) {
        return (long) (sys.noise(90_001L + salt) * (1L << 53));
    }

    private static SecretKey make(Syscalls sys, String type, int bits) {
        return KeyMaterial.secret(type, number(sys, type.hashCode()), bits);
    }

    private static int bits(Arguments given, String type) {
        if (!type.equals("rsa")) {
            return 256;
        }
        String text = given.value("b").orElse("3072");
        int bits = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (bits < SHORTEST_RSA || bits > LONGEST_RSA) {
            throw new UsageError(
                    bits < SHORTEST_RSA
                            ? "Invalid RSA key length: minimum is 1024 bits"
                            : "Invalid RSA key length: maximum is 16384 bits",
                    FAILED);
        }
        return bits / 8 * 8;
    }

    private static int generate(Syscalls sys, Arguments given, Dialogue.Talk talk) {
        String type = given.value("t").orElse("rsa");
        if (!List.of("rsa", "ed25519", "ecdsa").contains(type)) {
            throw new UsageError("unknown key type " + type, FAILED);
        }
        int bits = bits(given, type);
        boolean quiet = given.has("q");
        if (!quiet) {
            talk.say("Generating public/private " + type + " key pair.");
        }
        String path = given.value("f").orElse("");
        if (path.isEmpty()) {
            String usual = home(sys) + "/.ssh/id_" + type;
            String typed = talk.ask("Enter file in which to save the key (" + usual + "): ");
            path = typed.isEmpty() ? usual : typed;
        }
        if (sys.exists(path)) {
            talk.say(path + " already exists.");
            if (!talk.ask("Overwrite (y/n)? ")
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("y")) {
                return 1;
            }
        }
        String passphrase = newPassphrase(given, talk);
        String comment = given.value("C")
                .orElseGet(() ->
                        Account.of(sys, sys.identity().uid()).map(Account::name).orElse("root") + "@"
                                + sys.machine().hostName());
        SecretKey key = make(sys, type, bits);
        KeyFile.Format format =
                given.value("m").filter("PEM"::equals).isPresent() ? KeyFile.Format.PKCS1 : KeyFile.Format.OPENSSH;
        KeyFile file = new KeyFile(format, key.publicBlob(), comment, Optional.of(key));
        try {
            String directory = path.contains("/") ? path.substring(0, Math.max(1, path.lastIndexOf('/'))) : ".";
            if (!sys.exists(directory) && directory.equals(home(sys) + "/.ssh")) {
                sys.makeDirectory(directory, 0700);
                if (!quiet) {
                    talk.say("Created directory '" + directory + "'.");
                }
            }
            save(sys, path, 0600, file.write((int) number(sys, 1), passphrase));
            save(sys, path + ".pub", 0644, publicLine(key.publicBlob(), comment));
        } catch (Errno e) {
            talk.complain("Saving key \"" + path + "\" failed: " + e.text());
            return 1;
        }
        if (!quiet) {
            talk.say("Your identification has been saved in " + path + "\nYour public key has been saved in " + path
                    + ".pub\nThe key fingerprint is:\n" + key.publicBlob().fingerprint() + " " + comment
                    + "\nThe key's randomart image is:\n" + KeyViews.art(key.publicBlob()));
        }
        return 0;
    }

    private static String newPassphrase(Arguments given, Dialogue.Talk talk) {
        if (given.has("N")) {
            return given.value("N").orElse("");
        }
        String first = talk.askSecretly("Enter passphrase (empty for no passphrase): ");
        while (!first.equals(talk.askSecretly("Enter same passphrase again: "))) {
            talk.say("Passphrases do not match.  Try again.");
            first = talk.askSecretly("Enter passphrase (empty for no passphrase): ");
        }
        return first;
    }

    static String publicLine(KeyMaterial.Blob key, String comment) {
        return key.type() + " " + key.base64() + (comment.isEmpty() ? "" : " " + comment) + "\n";
    }

    static void save(Syscalls sys, String path, int permissions, String text) {
        if (sys.exists(path)) {
            sys.unlink(path);
        }
        sys.writeFile(path, Bytes.of(text));
        sys.changeMode(path, permissions);
    }

    private static int passphrase(Syscalls sys, Arguments given, Dialogue.Talk talk) {
        String path = file(sys, given, talk, "id_rsa");
        String text;
        try {
            text = sys.readFile(path).text();
        } catch (Errno e) {
            talk.complain("Failed to load key " + path + ": " + e.text());
            return 1;
        }
        Optional<KeyFile> key = KeyFile.parse(text, given.value("P").orElse(""));
        if (key.isEmpty()) {
            talk.complain("Failed to load key " + path + ": invalid format");
            return 1;
        }
        if (key.get().secret().isEmpty()) {
            key = KeyFile.parse(text, given.value("P").orElseGet(() -> talk.askSecretly("Enter old passphrase: ")));
        }
        if (key.isEmpty() || key.get().secret().isEmpty()) {
            talk.complain("Failed to load key " + path + ": incorrect passphrase supplied to decrypt private key");
            return 1;
        }
        KeyFile open = key.get();
        if (!open.comment().isEmpty()) {
            talk.say("Key has comment '" + open.comment() + "'");
        }
        String first = given.has("N")
                ? given.value("N").orElse("")
                : talk.askSecretly("Enter new passphrase (empty for no passphrase): ");
        if (!given.has("N") && !first.equals(talk.askSecretly("Enter same passphrase again: "))) {
            talk.say("Pass phrases do not match.  Try again.");
            return 1;
        }
        boolean pem = given.value("m").filter("PEM"::equals).isPresent();
        save(
                sys,
                path,
                0600,
                open.as(pem ? KeyFile.Format.PKCS1 : KeyFile.Format.OPENSSH).write((int) number(sys, 2), first));
        talk.say("Your identification has been saved with the new passphrase.");
        return 0;
    }

    private static int hostKeys(Syscalls sys, Dialogue.Talk talk) {
        StringBuilder made = new StringBuilder();
        for (String type : List.of("rsa", "ecdsa", "ed25519")) {
            String path = "/etc/ssh/ssh_host_" + type + "_key";
            if (!sys.exists(path)) {
                SecretKey key = make(sys, type, 3072);
                String comment = "root@" + sys.machine().hostName();
                KeyFile file = new KeyFile(KeyFile.Format.OPENSSH, key.publicBlob(), comment, Optional.of(key));
                save(sys, path, 0600, file.write((int) number(sys, 3), ""));
                save(sys, path + ".pub", 0644, publicLine(key.publicBlob(), comment));
                made.append(type.toUpperCase(java.util.Locale.ROOT)).append(' ');
            }
        }
        if (made.length() > 0) {
            talk.say("ssh-keygen: generating new host keys: " + made);
        }
        return 0;
    }
}

package skylab.guest.command.ssh;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.KeyFile;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.PuttyKeyFile;
import skylab.guest.ssh.SecretKey;

/** {@code puttygen}: converts between the key files of OpenSSH and PuTTY, shows keys, makes some. */
@Command.Installed("/usr/bin/puttygen")
public final class PuttyGen implements Conversing {
    private static final String USAGE =
            """
            Usage: puttygen ( keyfile | -t type [ -b bits ] )
                            [ -C comment ] [ -P ] [ -q ]
                            [ -o output-keyfile ] [ -O type | -l | -L | -p ]
            Use "puttygen --help" for more detail.""";
    private static final List<String> TYPES =
            List.of("private", "private-openssh", "private-openssh-new", "public", "public-openssh", "fingerprint");
    private static final List<String> VALUED =
            List.of("-t", "-b", "-C", "-o", "-O", "-E", "--ppk-param", "--old-passphrase", "--new-passphrase");

    /** The command line. */
    private static final class Order {
        private final java.util.Map<String, String> values = new java.util.HashMap<>();
        private final java.util.Set<String> flags = new java.util.HashSet<>();
        private Optional<String> input = Optional.empty();

        Order(List<String> arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                String word = arguments.get(i);
                if (VALUED.contains(word)) {
                    if (i + 1 == arguments.size()) {
                        throw wrong("option `" + word + "' expects an argument");
                    }
                    values.put(word, arguments.get(++i));
                } else if (List.of("-l", "-L", "-p", "-P", "-q", "--help", "--reencrypt")
                        .contains(word)) {
                    flags.add(word);
                } else if (word.startsWith("-")) {
                    throw wrong("no such option `" + word + "'");
                } else if (input.isPresent()) {
                    throw wrong("cannot handle more than one input file");
                } else {
                    input = Optional.of(word);
                }
            }
        }

        Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name));
        }

        String type() {
            return flags.contains("-l")
                    ? "fingerprint"
                    : flags.contains("-L")
                            ? "public-openssh"
                            : flags.contains("-p") ? "public" : values.getOrDefault("-O", "private");
        }
    }

    private static UsageError wrong(String message) {
        return new UsageError("puttygen: " + message, 1);
    }

    @Override
    public int run(Syscalls sys, List<String> arguments, Dialogue.Talk talk) {
        Order order = new Order(arguments);
        if (order.flags.contains("--help") || arguments.isEmpty()) {
            talk.say(USAGE);
            return order.flags.isEmpty() ? 1 : 0;
        }
        if (!TYPES.contains(order.type())) {
            throw wrong("unknown output type `" + order.type() + "'");
        }
        boolean secret = order.type().startsWith("private");
        if (secret && order.value("-o").isEmpty()) {
            throw wrong("need to specify an output file");
        }
        return order.value("-t").isPresent()
                ? generate(sys, order, talk)
                : convert(sys, order, talk, order.input.orElseThrow(() -> wrong("need to specify an input file")));
    }

    private int generate(Syscalls sys, Order order, Dialogue.Talk talk) {
        String type = order.values.get("-t").equals("eddsa") ? "ed25519" : order.values.get("-t");
        if (!List.of("rsa", "ed25519", "ecdsa").contains(type)) {
            throw wrong("unknown key type `" + type + "'");
        }
        String text = order.value("-b").orElse("2048");
        int bits = text.matches("[0-9]{3,5}") ? Integer.parseInt(text) / 8 * 8 : 0;
        if (type.equals("rsa") && (bits < 512 || bits > 16_384)) {
            throw wrong("cannot generate RSA keys of " + text + " bits");
        }
        String passphrase = order.value("--new-passphrase").isPresent()
                ? line(sys, order.values.get("--new-passphrase"))
                : newPassphrase(talk);
        SecretKey key = KeyMaterial.secret(type, (long) (sys.noise(90_100) * (1L << 53)), bits);
        String date = sys.now().toString().substring(0, 10).replace("-", "");
        String comment = order.value("-C").orElse((type.equals("ed25519") ? "eddsa" : type) + "-key-" + date);
        return write(sys, order, talk, key, comment, passphrase);
    }

    private static String newPassphrase(Dialogue.Talk talk) {
        String first = talk.askSecretly("Enter passphrase to save key: ");
        if (!first.equals(talk.askSecretly("Re-enter passphrase to verify: "))) {
            throw wrong("passphrases do not match");
        }
        return first;
    }

    private static String line(Syscalls sys, String file) {
        return sys.readFile(file).text().lines().findFirst().orElse("");
    }

    private int convert(Syscalls sys, Order order, Dialogue.Talk talk, String path) {
        String text;
        try {
            text = sys.readFile(path).text();
        } catch (Errno e) {
            throw wrong("unable to load file `" + path + "': " + e.text());
        }
        boolean own = PuttyKeyFile.isOne(text);
        boolean secret = order.type().startsWith("private");
        String passphrase =
                order.value("--old-passphrase").map(file -> line(sys, file)).orElse("");
        Optional<KeyMaterial.Blob> open = own
                ? PuttyKeyFile.parse(text, "").map(PuttyKeyFile::publicHalf)
                : KeyFile.parse(text, "").map(KeyFile::publicHalf);
        if (open.isEmpty() && !secret) {
            String[] words = text.strip().split("\\s+", 3);
            open = words.length > 1 ? KeyMaterial.Blob.parse(words[1]) : open;
        }
        if (open.isEmpty()) {
            throw wrong("unable to load file `" + path + "': "
                    + (own ? "unable to load key" : "not a recognised key file format"));
        }
        Optional<SecretKey> key = secret(text, own, passphrase);
        if (key.isEmpty() && secret) {
            passphrase = talk.askSecretly("Enter passphrase to load key: ");
            key = secret(text, own, passphrase);
            if (key.isEmpty()) {
                throw wrong("unable to load file `" + path + "': wrong passphrase");
            }
        }
        String comment = order.value("-C")
                .orElseGet(() -> own
                        ? PuttyKeyFile.parse(text, "")
                                .map(PuttyKeyFile::comment)
                                .orElse("")
                        : KeyFile.parse(text, "")
                                .map(KeyFile::comment)
                                .filter(name -> !name.isEmpty())
                                .orElse("imported-openssh-key"));
        if (!secret) {
            show(sys, order, talk, open.get(), comment);
            return 0;
        }
        String kept = order.value("--new-passphrase").isPresent()
                ? line(sys, order.values.get("--new-passphrase"))
                : order.flags.contains("-P") ? newPassphrase(talk) : passphrase;
        return write(sys, order, talk, key.get(), comment, kept);
    }

    private static Optional<SecretKey> secret(String text, boolean own, String passphrase) {
        return own
                ? PuttyKeyFile.parse(text, passphrase).flatMap(PuttyKeyFile::secret)
                : KeyFile.parse(text, passphrase).flatMap(KeyFile::secret);
    }

    private int write(Syscalls sys, Order order, Dialogue.Talk talk, SecretKey key, String comment, String passphrase) {
        String type = order.type();
        if (!type.startsWith("private")) {
            show(sys, order, talk, key.publicBlob(), comment);
            return 0;
        }
        String text;
        if (type.equals("private")) {
            int version = order.value("--ppk-param")
                            .filter(one -> one.contains("version=2"))
                            .isPresent()
                    ? 2
                    : 3;
            text = PuttyKeyFile.write(key, comment, version, passphrase);
        } else {
            KeyFile.Format format = type.equals("private-openssh") ? KeyFile.Format.PKCS1 : KeyFile.Format.OPENSSH;
            text = new KeyFile(format, key.publicBlob(), comment, Optional.of(key))
                    .write((int) (sys.noise(90_101) * Integer.MAX_VALUE), passphrase);
        }
        try {
            SshKeygen.save(sys, order.values.get("-o"), 0600, text);
        } catch (Errno e) {
            throw wrong("unable to save SSH-2 private key");
        }
        return 0;
    }

    private static void show(Syscalls sys, Order order, Dialogue.Talk talk, KeyMaterial.Blob key, String comment) {
        String text =
                switch (order.type()) {
                    case "fingerprint" ->
                        key.type() + " " + (key.label().equals("ED25519") ? 255 : key.bits()) + " "
                                + (order.value("-E").filter("md5"::equals).isPresent()
                                        ? key.md5Fingerprint().substring("MD5:".length())
                                        : key.fingerprint());
                    case "public-openssh" -> SshKeygen.publicLine(key, comment).stripTrailing();
                    default ->
                        "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"" + comment + "\"\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.bytes())
                                + "\n---- END SSH2 PUBLIC KEY ----";
                };
        Optional<String> file = order.value("-o").filter(name -> !name.equals("-"));
        if (file.isPresent()) {
            try {
                sys.writeFile(file.get(), Bytes.of(text + "\n"));
            } catch (Errno e) {
                throw wrong("unable to open output file " + file.get() + ": " + e.text());
            }
        } else {
            talk.say(text);
        }
    }
}

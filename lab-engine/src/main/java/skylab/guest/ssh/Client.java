package skylab.guest.ssh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.NetworkCalls.Connecting;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/**
 * {@code ssh} while it connects, checks the host's key and shows its own.
 *
 * @param argv its arguments, the first one its name
 */
public record Client(List<String> argv) implements Program {
    // Linux gives up after the SYN was repeated six times.
    private static final Duration PATIENCE = Duration.ofSeconds(131);
    private static final int FAILED = 255;

    @Override
    public Step step(Syscalls sys) {
        Invocation asked;
        try {
            asked = Invocation.parse(argv.subList(1, argv.size()));
        } catch (UsageError e) {
            return fail(sys, e.getMessage());
        }
        Optional<String> address = sys.resolve(asked.host());
        if (address.isEmpty()) {
            return fail(sys, "ssh: Could not resolve hostname " + asked.host() + ": Name or service not known");
        }
        String where = "ssh: connect to host " + asked.host() + " port " + asked.port() + ": ";
        try {
            Connecting connecting = sys.connect(address.get(), asked.port());
            if (connecting.silent()) {
                Duration patience = asked.option("connecttimeout")
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(PATIENCE);
                return new Step.Await(
                        new Failing(where + "Connection timed out"),
                        new Condition.Elapsed(sys.monotonic().plus(patience)));
            }
            return new Step.Continue(
                    new Greeting(asked, address.get(), connecting.fd(), Bytes.EMPTY, Optional.empty()));
        } catch (Errno e) {
            return fail(sys, where + e.text());
        }
    }

    private static Step fail(Syscalls sys, String message) {
        sys.print(2, message + "\n");
        return new Step.Exit(FAILED);
    }

    /** Gives up with a message. */
    private record Failing(String message) implements Program {
        @Override
        public Step step(Syscalls sys) {
            return fail(sys, message);
        }
    }

    /** The host's key is looked at; the user may have to be asked. */
    private record Greeting(Invocation asked, String address, int fd, Bytes input, Optional<String> question)
            implements Program {
        @Override
        public Step step(Syscalls sys) {
            if (question.isPresent()) {
                Chunk answer = sys.read(0, 4096);
                if (answer.wouldBlock()) {
                    return new Step.Await(this, new Condition.Readable(0));
                }
                return switch (answer.bytes().text().trim()) {
                    case "yes" -> trust(sys, question.get());
                    case "" -> answer.end() ? fail(sys, "Host key verification failed.") : ask(sys, question.get());
                    default ->
                        answer.bytes().text().trim().equals("no")
                                ? fail(sys, "Host key verification failed.")
                                : again(sys);
                };
            }
            Chunk chunk = sys.read(fd, 65536);
            Bytes all = input.plus(chunk.bytes());
            Optional<Message.Parsed> parsed = Message.parse(all);
            if (parsed.isEmpty()) {
                return chunk.end()
                        ? fail(sys, "kex_exchange_identification: Connection closed by remote host")
                        : new Step.Await(new Greeting(asked, address, fd, all, question), new Condition.Readable(fd));
            }
            return check(sys, parsed.get().message().body().text());
        }

        private Step again(Syscalls sys) {
            sys.print(1, "Please type 'yes', 'no' or the fingerprint: ");
            return new Step.Await(this, new Condition.Readable(0));
        }

        private Step check(Syscalls sys, String key) {
            String known = knownHosts(sys);
            String text = sys.exists(known) ? sys.readFile(known).text() : "";
            int number = 0;
            for (String line : text.split("\n")) {
                number++;
                String[] words = line.split(" ", 2);
                if (words.length == 2 && List.of(words[0].split(",")).contains(name())) {
                    return words[1].trim().equals(key) ? login(sys) : changed(sys, key, known, number);
                }
            }
            String strict = asked.option("stricthostkeychecking").orElse("ask");
            if (strict.equals("no") || strict.equals("accept-new") || strict.equals("off")) {
                return trust(sys, key);
            }
            if (strict.equals("yes") || !sys.isTerminal(0)) {
                return fail(sys, "Host key verification failed.");
            }
            return ask(sys, key);
        }

        private String name() {
            return asked.port() == 22 ? asked.host() : "[" + asked.host() + "]:" + asked.port();
        }

        private String knownHosts(Syscalls sys) {
            return asked.option("userknownhostsfile").orElse(sys.env().get("HOME") + "/.ssh/known_hosts");
        }

        private static String fingerprint(String key) {
            return new KeyMaterial.Blob(key.split(" ")[1]).fingerprint();
        }

        private Step ask(Syscalls sys, String key) {
            String host = asked.host().equals(address) ? address : asked.host() + " (" + address + ")";
            sys.print(
                    1,
                    "The authenticity of host '" + host + "' can't be established.\nED25519 key fingerprint is "
                            + fingerprint(key)
                            + ".\nThis key is not known by any other names\n"
                            + "Are you sure you want to continue connecting (yes/no/[fingerprint])? ");
            return new Step.Await(new Greeting(asked, address, fd, input, Optional.of(key)), new Condition.Readable(0));
        }

        private Step changed(Syscalls sys, String key, String known, int line) {
            String frame = "@".repeat(59) + "\n";
            return fail(
                    sys,
                    frame + "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n" + frame
                            + "IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\n"
                            + "Someone could be eavesdropping on you right now (man-in-the-middle attack)!\n"
                            + "It is also possible that a host key has just been changed.\n"
                            + "The fingerprint for the ED25519 key sent by the remote host is\n" + fingerprint(key)
                            + ".\nPlease contact your system administrator.\nAdd correct host key in " + known
                            + " to get rid of this message.\nOffending ED25519 key in " + known + ":" + line
                            + "\nHost key for " + asked.host()
                            + " has changed and you have requested strict checking.\nHost key verification failed.");
        }

        private Step trust(Syscalls sys, String key) {
            String known = knownHosts(sys);
            try {
                int file = sys.open(known, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.APPEND), 0600);
                sys.print(file, name() + " " + key + "\n");
                sys.close(file);
                sys.print(2, "Warning: Permanently added '" + name() + "' (ED25519) to the list of known hosts.\n");
            } catch (Errno e) {
                sys.print(2, "Failed to add the host to the list of known hosts (" + known + ").\n");
            }
            return login(sys);
        }

        private Step login(Syscalls sys) {
            String own =
                    Account.of(sys, sys.identity().uid()).map(Account::name).orElse("root");
            String user = asked.user().isEmpty() ? own : asked.user();
            List<String> keys = new ArrayList<>();
            List<String> files = new ArrayList<>(asked.identities());
            if (files.isEmpty()) {
                String home = sys.env().get("HOME") + "/.ssh/";
                List.of("id_rsa", "id_ecdsa", "id_ed25519").stream()
                        .map(name -> home + name)
                        .filter(sys::exists)
                        .forEach(files::add);
            }
            for (String file : files) {
                publicKey(sys, file).ifPresent(keys::add);
            }
            return new Step.Continue(new Proving(asked, user, fd, keys, 0, Bytes.EMPTY));
        }

        private static Optional<String> publicKey(Syscalls sys, String file) {
            try {
                int mode = sys.stat(file).permissions() & 0777;
                String pem = sys.readFile(file).text();
                if ((mode & 077) != 0 && sys.stat(file).uid() == sys.identity().uid()) {
                    String frame = "@".repeat(59) + "\n";
                    sys.print(
                            2,
                            frame + "@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\n" + frame
                                    + "Permissions " + String.format("%04o", mode) + " for '" + file
                                    + "' are too open.\n"
                                    + "It is required that your private key files are NOT accessible by others.\n"
                                    + "This private key will be ignored.\nLoad key \"" + file
                                    + "\": bad permissions\n");
                    return Optional.empty();
                }
                Optional<KeyMaterial.Blob> key = KeyMaterial.publicHalf(pem);
                if (key.isEmpty()) {
                    sys.print(2, "Load key \"" + file + "\": invalid format\n");
                }
                return key.map(blob ->
                        (blob.base64().startsWith("AAAAB3NzaC1yc2E") ? "ssh-rsa " : "ssh-ed25519 ") + blob.base64());
            } catch (Errno e) {
                sys.print(
                        2,
                        e.code() == Errno.Code.ENOENT
                                ? "Warning: Identity file " + file + " not accessible: " + e.text() + ".\n"
                                : "Load key \"" + file + "\": " + e.text() + "\n");
                return Optional.empty();
            }
        }
    }

    /** Keys are offered one after another. */
    private record Proving(Invocation asked, String user, int fd, List<String> keys, int offered, Bytes input)
            implements Program {
        @Override
        public Step step(Syscalls sys) {
            if (offered == 0) {
                return offer(sys);
            }
            Chunk chunk = sys.read(fd, 65536);
            Bytes all = input.plus(chunk.bytes());
            Optional<Message.Parsed> parsed = Message.parse(all);
            if (parsed.isEmpty()) {
                return chunk.end()
                        ? fail(sys, "Connection closed by " + asked.host() + " port " + asked.port())
                        : new Step.Await(new Proving(asked, user, fd, keys, offered, all), new Condition.Readable(fd));
            }
            if (parsed.get().message().kind() == Message.Kind.REFUSED) {
                return offer(sys);
            }
            boolean shell = asked.command().isEmpty();
            sys.write(
                    fd,
                    Message.of(shell ? Message.Kind.SHELL : Message.Kind.EXECUTE, asked.command())
                            .encoded());
            boolean raw = shell && sys.isTerminal(0);
            if (raw) {
                sys.terminalMode(0, false, false);
            }
            return new Step.Continue(new Channel(
                    asked.host(), fd, raw, sys.isOpen(0), parsed.get().rest()));
        }

        private Step offer(Syscalls sys) {
            if (offered == keys.size()) {
                return fail(
                        sys,
                        user + "@" + asked.host() + ": Permission denied (publickey,gssapi-keyex,gssapi-with-mic).");
            }
            sys.write(
                    fd,
                    Message.of(Message.Kind.AUTHENTICATE, user + " " + keys.get(offered))
                            .encoded());
            return new Step.Await(
                    new Proving(asked, user, fd, keys, offered + 1, Bytes.EMPTY), new Condition.Readable(fd));
        }
    }
}

package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.KeyMaterial;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/**
 * The host is looked at: its version, then its key.
 *
 * @param target who it should be
 * @param mux the connection
 * @param version what the host says it is; empty before
 */
record Greeting(Target target, Mux mux, Optional<String> version) implements Program {
    private static final List<String> PREFERRED = List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa");
    private static final String OWN_VERSION = "SSH-2.0-OpenSSH_8.7";
    private static final String UNTRUSTED = "Host key verification failed.";

    static Greeting begin(Target target, Mux mux) {
        return new Greeting(target, mux.send(OWN_VERSION), Optional.empty());
    }

    @Override
    public Step step(Syscalls sys) {
        sys.takeSignals();
        Mux sent = mux.flush(sys);
        if (version.isEmpty()) {
            Mux.Line next = sent.line(sys);
            if (next.line().isEmpty()) {
                return next.end()
                        ? Client.fail(
                                sys,
                                target,
                                "kex_exchange_identification: Connection closed by remote host\nConnection closed by "
                                        + target.peer())
                        : new Step.Await(
                                new Greeting(target, next.mux(), version),
                                next.mux().reading());
            }
            String line = next.line().get();
            if (!line.startsWith("SSH-")) {
                return Client.fail(sys, target, "kex_exchange_identification: read: Connection reset by peer");
            }
            target.debug(
                    sys,
                    "debug1: Remote protocol version 2.0, remote software version "
                            + line.substring(line.lastIndexOf('-') + 1));
            return new Step.Continue(new Greeting(target, next.mux(), Optional.of(line)));
        }
        Mux.Received received = sent.receive(sys);
        if (received.messages().isEmpty()) {
            return received.end()
                    ? Client.fail(sys, target, "Connection closed by " + target.peer())
                    : new Step.Await(
                            new Greeting(target, received.mux(), version),
                            received.mux().reading());
        }
        Message first = received.messages().get(0);
        if (first.kind() != Message.Kind.HOST_KEYS) {
            return Client.fail(sys, target, "Connection closed by " + target.peer());
        }
        List<String> lines = first.text().lines().toList();
        return check(sys, received.mux(), lines.get(0), lines.subList(1, lines.size()));
    }

    private Step check(Syscalls sys, Mux now, String session, List<String> keys) {
        target.debug(
                sys,
                "debug1: Authenticating to " + target.hostName() + ":" + target.port() + " as '" + target.user() + "'");
        List<KnownHosts.Entry> all = KnownHosts.read(sys, target.allKnownHosts());
        List<KnownHosts.Entry> known =
                all.stream().filter(entry -> entry.names(target.knownName())).toList();
        List<KeyMaterial.Blob> offered = new ArrayList<>();
        keys.forEach(line -> KeyMaterial.Blob.parse(line.split(" ")[1]).ifPresent(offered::add));
        offered.sort(java.util.Comparator.comparing((KeyMaterial.Blob key) ->
                        known.stream().noneMatch(entry -> entry.type().equals(key.type())))
                .thenComparing(key -> PREFERRED.indexOf(key.type())));
        if (offered.isEmpty()) {
            return Client.fail(
                    sys,
                    target,
                    "Unable to negotiate with " + target.peer() + ": no matching host key type found. Their offer: ");
        }
        KeyMaterial.Blob key = offered.get(0);
        target.debug(sys, "debug1: Server host key: " + key.type() + " " + key.fingerprint());
        Optional<KnownHosts.Entry> same =
                known.stream().filter(entry -> entry.key().equals(key.base64())).findFirst();
        if (same.isPresent()) {
            target.debug(
                    sys,
                    "debug1: Host '" + target.knownName() + "' is known and matches the " + key.label()
                            + " host key.\ndebug1: Found key in " + same.get().file() + ":"
                            + same.get().number());
            return trust(now, session);
        }
        Optional<KnownHosts.Entry> other =
                known.stream().filter(entry -> entry.type().equals(key.type())).findFirst();
        if (other.isPresent()) {
            return changed(sys, now, session, key, other.get());
        }
        return switch (target.strict()) {
            case "no", "accept-new" -> {
                KnownHosts.add(sys, target, key);
                yield trust(now, session);
            }
            case "yes" ->
                Client.fail(
                        sys,
                        target,
                        "No " + key.label() + " host key is known for " + target.hostName()
                                + " and you have requested strict checking.\n" + UNTRUSTED);
            default -> ask(sys, now, session, key, all);
        };
    }

    private Step trust(Mux now, String session) {
        return new Step.Continue(Authentication.begin(target, now, session));
    }

    private Step ask(Syscalls sys, Mux now, String session, KeyMaterial.Blob key, List<KnownHosts.Entry> all) {
        Optional<Integer> tty = tty(sys);
        if (target.putty()) {
            String told = Putty.unknown(target, key);
            if (tty.isEmpty() || target.settings().is("batchmode", false)) {
                return Client.fail(sys, target, told + "Connection abandoned.");
            }
            sys.print(tty.get(), told + Putty.QUESTION);
            return new Step.Await(
                    new Question(target, now, session, key, tty.get()), new Condition.Readable(tty.get()));
        }
        if (tty.isEmpty() || target.settings().is("batchmode", false)) {
            return Client.fail(sys, target, UNTRUSTED);
        }
        List<KnownHosts.Entry> elsewhere =
                all.stream().filter(entry -> entry.key().equals(key.base64())).toList();
        StringBuilder question = new StringBuilder("The authenticity of host '" + target.shownName()
                + "' can't be established.\n" + key.label() + " key fingerprint is " + key.fingerprint() + ".\n");
        if (elsewhere.isEmpty()) {
            question.append("This key is not known by any other names\n");
        } else {
            question.append("This host key is known by the following other names/addresses:\n");
            elsewhere.forEach(entry -> question.append("    ")
                    .append(entry.file()
                            .replaceFirst(
                                    "^"
                                            + java.util.regex.Pattern.quote(
                                                    target.own().home()) + "/",
                                    "~/"))
                    .append(':')
                    .append(entry.number())
                    .append(": ")
                    .append(entry.isHashed() ? "[hashed name]" : entry.names())
                    .append('\n'));
        }
        sys.print(tty.get(), question + "Are you sure you want to continue connecting (yes/no/[fingerprint])? ");
        return new Step.Await(new Question(target, now, session, key, tty.get()), new Condition.Readable(tty.get()));
    }

    /** The terminal, wherever standard input comes from. */
    static Optional<Integer> tty(Syscalls sys) {
        try {
            return Optional.of(sys.open("/dev/tty", java.util.Set.of(OpenFlag.READ, OpenFlag.WRITE), 0));
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    private Step changed(Syscalls sys, Mux now, String session, KeyMaterial.Blob key, KnownHosts.Entry entry) {
        if (target.putty()) {
            return Client.fail(sys, target, Putty.changed(target, key) + "Connection abandoned.");
        }
        String frame = "@".repeat(59) + "\n";
        String file = target.userKnownHosts().isEmpty()
                ? entry.file()
                : target.userKnownHosts().get(0);
        target.error(
                sys,
                frame + "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n" + frame
                        + "IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\n"
                        + "Someone could be eavesdropping on you right now (man-in-the-middle attack)!\n"
                        + "It is also possible that a host key has just been changed.\n"
                        + "The fingerprint for the " + key.label() + " key sent by the remote host is\n"
                        + key.fingerprint() + ".\nPlease contact your system administrator.\nAdd correct host key in "
                        + file + " to get rid of this message.\nOffending " + key.label() + " key in " + entry.file()
                        + ":" + entry.number());
        if (!target.strict().equals("no")) {
            return Client.fail(
                    sys,
                    target,
                    "Host key for " + target.knownName() + " has changed and you have requested strict checking.\n"
                            + UNTRUSTED);
        }
        target.error(
                sys,
                "Password authentication is disabled to avoid man-in-the-middle attacks.\n"
                        + "Keyboard-interactive authentication is disabled to avoid man-in-the-middle attacks.");
        Settings careful =
                target.settings().instead("passwordauthentication", "no").instead("forwardagent", "no");
        return new Step.Continue(Authentication.begin(
                new Target(target.line(), careful, target.own(), target.localName(), target.address()), now, session));
    }

    /** The user is asked whether the host is who it should be. */
    private record Question(Target target, Mux mux, String session, KeyMaterial.Blob key, int tty) implements Program {
        @Override
        public Step step(Syscalls sys) {
            sys.takeSignals();
            Chunk answer = sys.read(tty, 4096);
            if (answer.wouldBlock()) {
                return new Step.Await(this, new Condition.Readable(tty));
            }
            String text = answer.bytes().text().strip();
            if (target.putty()) {
                boolean once = text.equalsIgnoreCase("n");
                if (!once && !text.equalsIgnoreCase("y")) {
                    return Client.fail(sys, target, "Connection abandoned.");
                }
                sys.close(tty);
                if (!once) {
                    KnownHosts.add(sys, target, key);
                }
                return new Step.Continue(Authentication.begin(target, mux, session));
            }
            if (text.equalsIgnoreCase("yes") || text.equals(key.fingerprint())) {
                sys.close(tty);
                KnownHosts.add(sys, target, key);
                return new Step.Continue(Authentication.begin(target, mux, session));
            }
            if (answer.end() || text.equalsIgnoreCase("no")) {
                return Client.fail(sys, target, UNTRUSTED);
            }
            sys.print(tty, "Please type 'yes', 'no' or the fingerprint: ");
            return new Step.Await(this, new Condition.Readable(tty));
        }
    }
}

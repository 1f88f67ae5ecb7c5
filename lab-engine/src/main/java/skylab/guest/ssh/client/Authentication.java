package skylab.guest.ssh.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.SecretKey;
import skylab.guest.ssh.Signatures;
import skylab.guest.ssh.agent.Request;
import skylab.guest.ssh.protocol.Message;
import skylab.guest.ssh.protocol.Mux;

/**
 * {@code ssh} logs in (RFC 4252): shows one key after another, proves the one that the host accepts by a signature, or asks
 * for a password.
 *
 * @param target where
 * @param mux the connection
 * @param session its identifier, which signatures are made over
 * @param phase what it waits for
 * @param left the keys that were not shown; the first is the one at hand
 * @param prompts how often was asked for the passphrase or password at hand
 * @param methods what the host offers
 * @param line the agent's connection or the terminal that a line is read from, -1 for none
 */
record Authentication(
        Target target, Mux mux, String session, Phase phase, List<Identity> left, int prompts, String methods, int line)
        implements Program {
    private static final int TRIES = 3;

    /** What it waits for. */
    private enum Phase {
        AGENT_KEYS,
        METHODS,
        ACCEPTABLE,
        PASSPHRASE,
        AGENT_SIGNATURE,
        RESULT,
        PASSWORD
    }

    static Program begin(Target target, Mux mux, String session) {
        return new Authentication(target, mux, session, Phase.METHODS, List.of(), 0, "", -1).connecting();
    }

    private Program connecting() {
        return sys -> {
            String path = target.settings().get("identityagent", sys.env().getOrDefault(Request.SOCKET, ""));
            Optional<Integer> agent = path.equals("none")
                    ? Optional.empty()
                    : Request.connect(
                            sys, path.equals(Request.SOCKET) ? sys.env().get(path) : target.expand(path));
            if (agent.isEmpty()) {
                return new Step.Continue(identified(sys, List.of(), -1));
            }
            sys.write(agent.get(), Request.of(Request.LIST).encoded());
            return new Step.Continue(at(Phase.AGENT_KEYS).reading(agent.get()));
        };
    }

    private Authentication at(Phase next) {
        return new Authentication(target, mux, session, next, left, prompts, methods, line);
    }

    private Authentication over(Mux next) {
        return new Authentication(target, next, session, phase, left, prompts, methods, line);
    }

    private Authentication reading(int fd) {
        return new Authentication(target, mux, session, phase, left, prompts, methods, fd);
    }

    private Authentication asked(int times) {
        return new Authentication(target, mux, session, phase, left, times, methods, line);
    }

    private Authentication offered(String list) {
        return new Authentication(target, mux, session, phase, left, prompts, list, line);
    }

    private Authentication identified(Syscalls sys, List<Request.Held> held, int agent) {
        return new Authentication(
                target,
                mux.send(Message.of(Message.Kind.AUTHENTICATE, 0, target.user() + " none")),
                session,
                Phase.METHODS,
                Identity.all(sys, target, held),
                0,
                "",
                agent);
    }

    @Override
    public Step step(Syscalls sys) {
        sys.takeSignals();
        Authentication now = over(mux.flush(sys));
        return switch (phase) {
            case AGENT_KEYS, AGENT_SIGNATURE, PASSPHRASE, PASSWORD -> now.line(sys);
            default -> now.message(sys);
        };
    }

    private Step line(Syscalls sys) {
        Chunk chunk = sys.read(line, 1 << 16);
        if (chunk.wouldBlock()) {
            return new Step.Await(this, new Condition.Readable(line));
        }
        String text = chunk.bytes().text();
        switch (phase) {
            case AGENT_KEYS -> {
                List<Request.Held> held = Request.parse(text)
                        .filter(answer -> answer.word().equals(Request.KEYS))
                        .map(Request::keys)
                        .orElse(List.of());
                return new Step.Continue(identified(sys, held, line));
            }
            case AGENT_SIGNATURE -> {
                Optional<Request> answer =
                        Request.parse(text).filter(one -> one.word().equals(Request.SIGNATURE));
                if (answer.isEmpty()) {
                    target.error(
                            sys,
                            "sign_and_send_pubkey: signing failed for "
                                    + left.get(0).key().label() + " \""
                                    + left.get(0).name() + "\" from agent: agent refused operation");
                    return new Step.Continue(next().show(sys));
                }
                return new Step.Continue(prove(answer.get().arguments().get(0)));
            }
            case PASSPHRASE -> {
                endOfLine(sys);
                return withPassphrase(sys, text.stripTrailing());
            }
            default -> {
                endOfLine(sys);
                return new Step.Continue(over(mux.send(Message.of(
                                Message.Kind.AUTHENTICATE,
                                0,
                                target.user() + " password "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        text.stripTrailing().getBytes(StandardCharsets.UTF_8)))))
                        .at(Phase.RESULT));
            }
        }
    }

    private void endOfLine(Syscalls sys) {
        sys.terminalMode(line, true, true);
        sys.print(line, "\n");
        sys.close(line);
    }

    private Step message(Syscalls sys) {
        Mux.Received received = mux.receive(sys);
        Authentication now = over(received.mux());
        for (int i = 0; i < received.messages().size(); i++) {
            Message message = received.messages().get(i);
            switch (message.kind()) {
                case BANNER -> target.info(sys, message.text().stripTrailing());
                case DISCONNECT -> {
                    return Client.fail(
                            sys,
                            target,
                            "Received disconnect from " + target.peer() + ":2: " + message.text()
                                    + "\nDisconnected from " + target.peer());
                }
                case ACCEPTED -> {
                    return now.established(sys);
                }
                case KEY_ACCEPTABLE -> {
                    return now.sign(sys);
                }
                case REFUSED -> {
                    return new Step.Continue(now.refused(sys, message.text()));
                }
                default -> target.debug(sys, "debug1: " + message.kind());
            }
        }
        if (received.end()) {
            return Client.fail(sys, target, "Connection closed by " + target.peer());
        }
        return new Step.Await(now, now.mux.reading());
    }

    private Authentication next() {
        return new Authentication(
                target, mux, session, phase, left.subList(Math.min(1, left.size()), left.size()), 0, methods, line);
    }

    private Program refused(Syscalls sys, String list) {
        target.debug(sys, "debug1: Authentications that can continue: " + list);
        Authentication now = offered(list);
        if (phase == Phase.METHODS) {
            return now.show(sys);
        }
        if (left.isEmpty()) {
            // It was a password.
            target.error(sys, target.putty() ? "Access denied" : "Permission denied, please try again.");
            return now.password(sys);
        }
        if (target.putty()) {
            target.error(sys, "Server refused our key");
        }
        return now.next().show(sys);
    }

    // Shows the key at hand, or goes on to passwords.
    private Program show(Syscalls sys) {
        boolean keys = methods.contains("publickey") && target.settings().is("pubkeyauthentication", true);
        if (left.isEmpty() || !keys) {
            return new Authentication(target, mux, session, phase, List.of(), 0, methods, line).password(sys);
        }
        Identity one = left.get(0);
        target.debug(
                sys,
                "debug1: Offering public key: " + one.name() + " " + one.key().label() + " "
                        + one.key().fingerprint() + (one.text().isEmpty() ? " agent" : ""));
        return over(mux.send(Message.of(
                        Message.Kind.AUTHENTICATE,
                        0,
                        target.user() + " publickey " + one.key().base64())))
                .at(Phase.ACCEPTABLE);
    }

    private Program password(Syscalls sys) {
        boolean may = methods.contains("password")
                && target.settings().is("passwordauthentication", true)
                && !target.settings().is("batchmode", false)
                && prompts < TRIES;
        Optional<Integer> tty = may ? Greeting.tty(sys) : Optional.empty();
        if (tty.isEmpty()) {
            return denied();
        }
        sys.print(tty.get(), target.user() + "@" + target.hostName() + "'s password: ");
        sys.terminalMode(tty.get(), false, true);
        return at(Phase.PASSWORD).asked(prompts + 1).reading(tty.get());
    }

    private Program denied() {
        return sys -> Client.fail(
                sys,
                target,
                target.putty()
                        ? "FATAL ERROR: No supported authentication methods available (server sent: " + methods + ")"
                        : target.user() + "@" + target.hostName() + ": Permission denied (" + methods + ").");
    }

    private Step sign(Syscalls sys) {
        Identity one = left.get(0);
        target.debug(
                sys,
                "debug1: Server accepts key: " + one.name() + " " + one.key().label() + " "
                        + one.key().fingerprint());
        if (one.text().isEmpty()) {
            sys.write(
                    line,
                    Request.of(
                                    Request.SIGN,
                                    one.key().base64(),
                                    Base64.getEncoder().encodeToString(challenge()))
                            .encoded());
            return new Step.Continue(at(Phase.AGENT_SIGNATURE));
        }
        if (target.putty()) {
            target.info(sys, "Authenticating with public key \"" + one.name() + "\"");
        }
        Optional<SecretKey> open = one.open("");
        return open.isPresent()
                ? new Step.Continue(
                        prove(Base64.getEncoder().encodeToString(open.get().sign(challenge()))))
                : new Step.Continue(passphrase(sys));
    }

    private byte[] challenge() {
        return Signatures.challenge(session, target.user(), left.get(0).key());
    }

    private Authentication prove(String signature) {
        return over(mux.send(Message.of(
                        Message.Kind.AUTHENTICATE,
                        0,
                        target.user() + " publickey " + left.get(0).key().base64() + " " + signature)))
                .at(Phase.RESULT);
    }

    private Program passphrase(Syscalls sys) {
        Optional<Integer> tty =
                target.settings().is("batchmode", false) || prompts == TRIES ? Optional.empty() : Greeting.tty(sys);
        if (tty.isEmpty()) {
            return next().show(sys);
        }
        sys.print(
                tty.get(),
                target.putty()
                        ? "Passphrase for key \"" + left.get(0).name() + "\": "
                        : "Enter passphrase for key '" + left.get(0).name() + "': ");
        sys.terminalMode(tty.get(), false, true);
        return at(Phase.PASSPHRASE).asked(prompts + 1).reading(tty.get());
    }

    private Step withPassphrase(Syscalls sys, String passphrase) {
        Optional<SecretKey> key = left.get(0).open(passphrase);
        if (key.isPresent()) {
            return new Step.Continue(
                    prove(Base64.getEncoder().encodeToString(key.get().sign(challenge()))));
        }
        return new Step.Continue(passphrase.isEmpty() ? next().show(sys) : passphrase(sys));
    }

    private Step established(Syscalls sys) {
        target.debug(
                sys,
                "Authenticated to " + target.hostName()
                        + (target.address().isEmpty()
                                ? " (via proxy)"
                                : " ([" + target.address() + "]:" + target.port() + ")")
                        + " using \"" + (left.isEmpty() ? "password" : "publickey") + "\".");
        if (line >= 0 && sys.isOpen(line) && !sys.isTerminal(line)) {
            sys.close(line);
        }
        return new Step.Continue(Requests.begin(target, mux));
    }
}

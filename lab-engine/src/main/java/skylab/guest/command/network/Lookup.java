package skylab.guest.command.network;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Syscalls;
import skylab.network.dns.Answer;
import skylab.network.dns.Question;

/**
 * A question to a name server, and the answer.
 *
 * @param server that was asked
 * @param question what it was asked
 * @param answer empty if it does not answer at all
 */
record Lookup(String server, Question question, Optional<Answer> answer) {
    // So often a question is sent (resolver(3), dig(1)).
    private static final int TRIES = 3;

    /** Asks for the address of a name, or for the name of an address. */
    static Lookup of(Syscalls sys, Optional<String> server, String what) {
        return of(sys, server, isAddress(what) ? Question.pointer(what) : Question.address(what));
    }

    /**
     * Asks a question.
     *
     * @param server the name or address of a server; empty for the one that the machine uses
     */
    static Lookup of(Syscalls sys, Optional<String> server, Question question) {
        String asked = server.map(name -> sys.resolve(name).orElse(name)).orElseGet(() -> NameServer.of(sys));
        return new Lookup(asked, question, sys.ask(asked, question));
    }

    /** Whether the server answers at all. */
    boolean heard() {
        return answer.isPresent();
    }

    /** {@code NOERROR}, or what it could not. */
    String status() {
        return answer.orElse(Answer.FAILED).status();
    }

    /** What it says. */
    List<Answer.Entry> records() {
        return answer.map(Answer::records).orElse(List.of());
    }

    /** What is said of a server that does not answer. */
    String silence() {
        return (";; communications error to " + server + "#53: timed out\n").repeat(TRIES);
    }

    /** Whether something is an address in dotted form. */
    static boolean isAddress(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }
}

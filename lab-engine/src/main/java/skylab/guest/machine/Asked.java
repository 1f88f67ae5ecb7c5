package skylab.guest.machine;

import java.util.Optional;
import skylab.guest.process.Question;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * The moment at which the cloud answers what a process has asked. It lies outside of every machine's own work, so that
 * the answer may concern the machine itself.
 *
 * @param machine its id
 * @param process the machine's id and the process's
 */
record Asked(Scope scope, String machine, String process, Question question) implements Event {
    private static final Kind<Object> ANSWERS = new Kind<>("guest.answer", "");

    @Override
    public void happen(Transaction tx) {
        tx.put(scope, ANSWERS, process, question.answer(tx, scope, machine));
    }

    /** The answer to a process's question, once. */
    static Optional<Object> take(Transaction tx, Scope scope, String process) {
        Optional<Object> answer = tx.find(scope, ANSWERS, process);
        if (answer.isPresent()) {
            tx.remove(scope, ANSWERS, process);
        }
        return answer;
    }
}

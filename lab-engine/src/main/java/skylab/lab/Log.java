package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;

/**
 * The actions so far: always in memory, and in a journal on the disk if the lab has one. What they were answered is only
 * in the journal: in memory it would be many times larger than the world that it follows from.
 */
final class Log implements AutoCloseable {
    private final boolean answers;
    private PVector<Entry> entries;
    private Journal journal;

    private Log(PVector<Entry> before, boolean answers) {
        this.entries = before;
        this.answers = answers;
    }

    /** A log that goes on after these actions. */
    static Log after(PVector<Entry> before) {
        return new Log(before, false);
    }

    /** A log that keeps the answers too. */
    static Log complete() {
        return new Log(TreePVector.empty(), true);
    }

    /** From now on, what is written also goes to a file. */
    synchronized void continueIn(Journal file) {
        journal = file;
    }

    /**
     * Writes an action down.
     *
     * @param answer what a change answered; asked only if somebody will read it
     * @return what to await, see {@link #awaitDurable}
     */
    synchronized long write(Entry entry, Supplier<JsonNode> answer) {
        Entry answered = answers || journal != null ? entry.answered(answer.get()) : entry;
        long position = journal == null ? 0 : journal.write(answered);
        entries = entries.plus(answers ? answered : entry);
        return position;
    }

    void awaitDurable(long position) {
        Journal file;
        synchronized (this) {
            file = journal;
        }
        if (file != null) {
            file.awaitDurable(position);
        }
    }

    synchronized PVector<Entry> entries() {
        return entries;
    }

    @Override
    public synchronized void close() {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }
}

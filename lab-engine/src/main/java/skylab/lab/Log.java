package skylab.lab;

import org.pcollections.PVector;
import skylab.world.journal.Entry;
import skylab.world.journal.Journal;

/** The actions so far: always in memory, and in a journal on the disk if the lab has one. */
final class Log implements AutoCloseable {
    private PVector<Entry> entries;
    private Journal journal;

    Log(PVector<Entry> before) {
        entries = before;
    }

    /** From now on, what is written also goes to a file. */
    synchronized void continueIn(Journal file) {
        journal = file;
    }

    synchronized long write(Entry entry) {
        long position = journal == null ? 0 : journal.write(entry);
        entries = entries.plus(entry);
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

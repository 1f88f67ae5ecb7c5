package skylab.grader.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A place to run a program that nobody trusts. Its working directory holds {@code submission.ipynb} and
 * {@code request.json}; of what it leaves there, {@link #KEPT} is carried out.
 */
public interface Sandbox {
    /** The names of the files that are carried out, where the program left them. */
    List<String> KEPT = List.of("journal.jsonl", "cells.jsonl", "answers.json", "stderr.txt");

    /** The largest part of a file that is carried out, in bytes. */
    int KEPT_BYTES = 8 << 20;

    /** The protections that are active in it. */
    Set<Protection> protections();

    /** Why other protections are not; empty if all are. */
    String shortcoming();

    /**
     * Runs a program to its end, or to the end of its time.
     *
     * @param input the directory with the two files for it
     * @param output an empty directory for what is carried out
     * @param slot a number that no other run at the same time has, from 0
     * @return the exit status; 137 if it was killed
     * @throws IOException if it could not be started
     */
    int run(Path input, Path output, Program program, Limits limits, int slot) throws IOException, InterruptedException;

    /** The best sandbox that this machine permits. */
    static Sandbox best() throws IOException, InterruptedException {
        String reason = "";
        for (Jail.Kind kind : Jail.Kind.values()) {
            Jail jail = new Jail(kind);
            reason = jail.trial();
            if (reason.isEmpty()) {
                return jail;
            }
        }
        return new PlainProcess(reason);
    }
}

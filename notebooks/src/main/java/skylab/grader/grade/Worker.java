package skylab.grader.grade;

import java.nio.file.Path;
import skylab.grader.judge.Judge;
import skylab.grader.run.LentCompiler;
import skylab.grader.run.SubmissionRuns;

/**
 * Whatever grades one submission at a time.
 *
 * @param slot its number, from 0; no other worker has it
 * @param compiler what it lends to submissions
 * @param judge its judge
 */
record Worker(int slot, LentCompiler compiler, Judge judge) implements AutoCloseable {
    /** A worker that keeps its things in a directory. */
    static Worker in(Path scratch, int slot, SubmissionRuns runs) {
        return new Worker(
                slot, runs.compiler(scratch.resolve("compiler-" + slot)), new Judge(scratch.resolve("judge-" + slot)));
    }

    @Override
    public void close() {
        compiler.close();
        judge.close();
    }
}

/**
 * What hidden tests are written with. An exercise is a directory: the source of its notebooks, {@code <name>.md}, with
 * solutions between {@code // BEGIN SOLUTION} and {@code // END SOLUTION}; beside it JUnit 5 classes named {@code
 * …Test.java}; a class {@code …Setup.java} if something is drawn for each student or prepared for them ({@link
 * skylab.grader.hidden.Setup}); and {@code variants}, ways to do the exercise that prove the tests.
 *
 * <p>A test method carries {@link skylab.grader.hidden.Graded}, which names the cell whose points it decides, and {@link
 * skylab.grader.hidden.Feedback}, the observable in the learner's words. It asks the lab that comes of replaying what the
 * student did, and may do with it what it likes:
 *
 * <pre>{@code
 * @Graded(cell = "two-instances", weight = 2)
 * @Feedback(en = "There are two instances.", ko = "인스턴스가 두 대 있습니다.")
 * @Hint(en = "MinCount and MaxCount say how many.", ko = "MinCount와 MaxCount가 대수를 정합니다.")
 * void two(Lab lab) {
 *     assertEquals(2, lab.ec2().describeInstances().reservations().get(0).instances().size());
 * }
 * }</pre>
 *
 * <p>Methods that a student wrote are judged by what {@link skylab.grader.hidden.Ask} asks them; the text of the value is
 * in {@link skylab.grader.hidden.Answers}.
 */
package skylab.grader.hidden;

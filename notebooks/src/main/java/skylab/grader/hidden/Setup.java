package skylab.grader.hidden;

import skylab.lab.Lab;

/**
 * What an exercise draws for each student, and the lab that its students begin with. An exercise that has either brings a
 * class named {@code …Setup} beside its hidden tests, which has a constructor without parameters; students never see it.
 */
public interface Setup {
    /**
     * Draws what differs between students. What is drawn openly is declared in the notebook's cell of parameters, as
     * variables of these names; hidden tests get everything as their {@link Parameters}.
     */
    default void draw(Draw draw) {}

    /**
     * Prepares the lab that the notebook's scenario cell begins with. How it was prepared is sealed; what the lab itself
     * remembers, such as files on its machines and their times, students may look up as in any lab.
     *
     * @param lab a new one, in an account of one's own
     */
    default void prepare(Lab lab, Parameters drawn) {}
}

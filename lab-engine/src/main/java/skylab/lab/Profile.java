package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import skylab.lab.academy.Enrolment;
import skylab.world.World;

/** Under which rules a lab is: those of AWS Academy's Learner Lab, or those of an account of one's own. */
public sealed interface Profile {
    /** An account of one's own: every region, every type, no session, no budget but one's own. */
    Profile OWN_ACCOUNT = new OwnAccount();

    /** The Learner Lab with sessions of four hours and a budget of 50 USD. */
    LearnerLab LEARNER_LAB = new LearnerLab(Duration.ofHours(4), 50);

    /** As it is called in a journal and in messages. */
    String name();

    /** An account of one's own. */
    record OwnAccount() implements Profile {
        @Override
        public String name() {
            return "own-account";
        }
    }

    /**
     * The Learner Lab of AWS Academy.
     *
     * @param session how long a session lasts; classes differ
     * @param budget what may be spent in all, in USD; classes differ
     */
    record LearnerLab(Duration session, int budget) implements Profile {
        /**
         * Checked terms.
         *
         * @throws IllegalArgumentException if the session or the budget is not positive
         */
        public LearnerLab {
            if (session.isNegative() || session.isZero()) {
                throw new IllegalArgumentException("a session must last: " + session);
            }
            if (budget <= 0) {
                throw new IllegalArgumentException("there must be a budget: " + budget);
            }
        }

        @Override
        public String name() {
            return "learner-lab";
        }
    }

    /**
     * The profile of that name, with its usual terms.
     *
     * @param name {@code learner-lab} or {@code own-account}
     * @throws IllegalArgumentException if there is none
     */
    static Profile named(String name) {
        return switch (name) {
            case "learner-lab" -> LEARNER_LAB;
            case "own-account" -> OWN_ACCOUNT;
            default ->
                throw new IllegalArgumentException(
                        "there is no profile '" + name + "'; there are learner-lab and own-account");
        };
    }

    /** Under which a lab is. */
    static Profile of(World world, String account) {
        return Enrolment.of(world, account)
                .<Profile>map(enrolment -> new LearnerLab(enrolment.length(), enrolment.budget()))
                .orElse(OWN_ACCOUNT);
    }

    /** Writes it into the header of a journal, or into an action. */
    default void write(ObjectNode header) {
        header.put("profile", name());
        if (this instanceof LearnerLab terms) {
            header.put("session", terms.session.toString()).put("budget", terms.budget);
        }
    }

    /** Reads it from the header of a journal; one that does not name it is of a lab with an account of its own. */
    static Profile read(JsonNode header) {
        Profile named = named(header.path("profile").asText(OWN_ACCOUNT.name()));
        return named instanceof LearnerLab usual
                ? new LearnerLab(
                        Duration.parse(header.path("session").asText(usual.session.toString())),
                        header.path("budget").asInt(usual.budget))
                : named;
    }
}

package skylab.lab;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import skylab.lab.academy.Budgets;
import skylab.lab.academy.Enrolment;
import skylab.world.World;

/**
 * What the Learner Lab's page shows.
 *
 * @param state whether there is a session
 * @param number which session it is, from 1; 0 in an account of one's own
 * @param remaining what is left on the timer; zero outside of a session
 * @param ends when it ends, or ended; null in an account of one's own
 * @param spent what AWS Budgets says was spent, in USD, eight to twelve hours late; empty as long as it says nothing
 * @param asOf up to when that is; empty with it
 * @param budget what may be spent in all, in USD; 0 in an account of one's own
 */
public record LabSession(
        State state,
        int number,
        Duration remaining,
        Instant ends,
        Optional<BigDecimal> spent,
        Optional<Instant> asOf,
        int budget) {
    /** Whether there is a session. */
    public enum State {
        /** The green dot: the timer runs. */
        READY,
        /** The red dot: it is over. */
        ENDED,
        /** The budget was exceeded; all is lost. */
        OVER_BUDGET,
        /** Twenty instances ran at once; all is lost. */
        DEACTIVATED,
        /** An account of one's own has no sessions. */
        NONE
    }

    static LabSession of(World world, String account) {
        return Enrolment.of(world, account)
                .map(enrolment -> of(world, enrolment))
                .orElseGet(() ->
                        new LabSession(State.NONE, 0, Duration.ZERO, null, Optional.empty(), Optional.empty(), 0));
    }

    private static LabSession of(World world, Enrolment enrolment) {
        Optional<Enrolment.Report> shown = Budgets.shown(world, enrolment);
        boolean open = enrolment.stage() == Enrolment.Stage.READY;
        return new LabSession(
                State.valueOf(enrolment.stage().name()),
                enrolment.number(),
                open ? Duration.between(world.now(), enrolment.ends()) : Duration.ZERO,
                enrolment.ends(),
                shown.map(Enrolment.Report::spent),
                shown.map(Enrolment.Report::at),
                enrolment.budget());
    }

    /** All of it in words: Korean for Korean, English for all others. */
    public String text(Locale language) {
        String first = say(
                language,
                state.name().toLowerCase(Locale.ROOT),
                Integer.toString(number),
                ends == null ? "" : ends.truncatedTo(ChronoUnit.SECONDS),
                String.format("%d:%02d", remaining.toHours(), remaining.toMinutesPart()),
                Integer.toString(budget));
        return state == State.NONE ? first : first + "\n" + spending(language);
    }

    private String spending(Locale language) {
        return spent.isEmpty()
                ? say(language, "unseen", Integer.toString(budget))
                : say(
                        language,
                        "spent",
                        spent.get().toPlainString(),
                        Integer.toString(budget),
                        asOf.orElseThrow().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String say(Locale language, String key, Object... values) {
        // The language of the computer is no substitute for the one that was asked for.
        ResourceBundle bundle = ResourceBundle.getBundle(
                "skylab.lab.academy.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}

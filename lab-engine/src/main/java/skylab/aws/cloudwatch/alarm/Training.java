package skylab.aws.cloudwatch.alarm;

import org.pcollections.PMap;
import skylab.aws.cloudwatch.math.Lesson;
import skylab.aws.cloudwatch.metric.Models;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What an alarm on a band has learnt of days that are over, so that it learns one day a day and not two weeks at every
 * look. It is what would be learnt again: when data of such a day changes, it is forgotten.
 *
 * @param lessons by query and days since 1970
 */
record Training(PMap<String, PMap<Long, Lesson>> lessons) {
    private static final Kind<Training> TRAININGS = new Kind<>("alarm-training", "");

    static Models models(Transaction tx, Scope scope, String alarm) {
        return tx.find(scope, TRAININGS, alarm)
                .map(training -> new Models(training.lessons))
                .orElseGet(Models::new);
    }

    static void keep(Transaction tx, Scope scope, String alarm, Models models) {
        Training training = new Training(models.learnt(tx.now()));
        if (!training.lessons.isEmpty()
                && !tx.find(scope, TRAININGS, alarm).filter(training::equals).isPresent()) {
            tx.put(scope, TRAININGS, alarm, training);
        }
    }

    static void forget(Transaction tx, Scope scope, String alarm) {
        if (tx.find(scope, TRAININGS, alarm).isPresent()) {
            tx.remove(scope, TRAININGS, alarm);
        }
    }
}

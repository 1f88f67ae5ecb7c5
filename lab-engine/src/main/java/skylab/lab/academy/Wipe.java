package skylab.lab.academy;

import java.util.List;
import java.util.Set;
import skylab.aws.Identity;
import skylab.aws.ec2.key.KeyPair;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Deletes all resources of an account, as the Learner Lab does it: not asking, whatever protects them. */
final class Wipe {
    /** What was measured, used and charged is history, and quotas and what machines do next are no resources. */
    private static final Set<String> KEPT_KINDS = Set.of(
            "activity",
            "billing-closed",
            "billing-open",
            "counter",
            "monitored-gateway",
            "monitored-machine",
            "run-queue",
            "traffic",
            "vcpu-quota");

    /** The learner's own computer is not in the account. */
    private static final String OWN_COMPUTER = "terminal";

    /** The pair whose private half is on that computer. */
    private static final String KEY_NAME = "vockey";

    private Wipe() {}

    static void everything(Transaction tx, String account) {
        Fleet.terminateAll(tx, account);
        for (World.TableName table : tx.world().tables().keySet()) {
            Scope scope = table.scope();
            if (scope.account().equals(account)
                    && !scope.region().equals(Identity.GLOBAL)
                    && !KEPT_KINDS.contains(table.kind())) {
                clear(tx, scope, new Kind<>(table.kind(), ""));
            }
        }
    }

    /** Takes an account away for good, with all that is in it. */
    static void lose(Transaction tx, Enrolment enrolment, Enrolment.Stage why) {
        everything(tx, enrolment.account());
        enrolment.at(why, tx.now()).put(tx);
    }

    private static void clear(Transaction tx, Scope scope, Kind<?> kind) {
        for (String id : List.copyOf(tx.world().table(scope, kind).ids())) {
            if (!isKept(id, tx.find(scope, kind, id).orElseThrow())) {
                tx.remove(scope, kind, id);
            }
        }
    }

    private static boolean isKept(String id, Object row) {
        return id.startsWith(OWN_COMPUTER)
                || id.equals(KEY_NAME)
                || row instanceof KeyPair pair && pair.name().equals(KEY_NAME);
    }
}

package skylab.lab;

import skylab.aws.bill.Bookkeeper;
import skylab.aws.ec2.key.KeyPair;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.place.NewRegion;
import skylab.aws.iam.principal.Beginnings;
import skylab.lab.academy.Sessions;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.World;

/** What is there before the learner does anything: a default VPC, the key pair vockey, and their own computer. */
final class Genesis {
    private static final String KEY_NAME = "vockey";
    private static final String KEY_REGION = "us-east-1";

    private Genesis() {}

    static World create(LabOptions options, Scope scope) {
        Timeline timeline = new Timeline(World.empty(new Seed(options.seed()), options.start()), Bookkeeper.BOOKKEEPER);
        return timeline.write(tx -> {
            NewRegion.open(tx, scope);
            KeyPair.Made vockey = new KeyPair.Made("rsa", tx.random().nextLong());
            KeyPairs.put(tx, homeOfKey(options, scope), KEY_NAME, vockey.type(), vockey);
            OwnComputer.create(tx, scope, vockey.material());
            if (options.profile() instanceof Profile.LearnerLab terms) {
                Beginnings.learnerLab(tx, scope.account());
                Sessions.enrol(tx, scope.account(), terms.session(), terms.budget());
            } else {
                Beginnings.ownAccount(tx, scope.account());
            }
            return tx.world();
        });
    }

    /** A Learner Lab has the key pair in one region only. */
    private static Scope homeOfKey(LabOptions options, Scope scope) {
        return options.profile() instanceof Profile.LearnerLab ? new Scope(scope.account(), KEY_REGION) : scope;
    }
}

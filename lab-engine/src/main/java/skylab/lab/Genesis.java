package skylab.lab;

import skylab.aws.ec2.key.KeyPair;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.place.NewRegion;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.World;

/** What is there before the learner does anything: a default VPC, the key pair vockey, and their own computer. */
final class Genesis {
    private static final String KEY_NAME = "vockey";

    private Genesis() {}

    static World create(LabOptions options, Scope scope) {
        Timeline timeline = new Timeline(World.empty(new Seed(options.seed()), options.start()));
        return timeline.write(tx -> {
            NewRegion.open(tx, scope);
            KeyPair.Made vockey = new KeyPair.Made("rsa", tx.random().nextLong());
            KeyPairs.put(tx, scope, KEY_NAME, vockey.type(), vockey);
            OwnComputer.create(tx, scope, vockey.material());
            return tx.world();
        });
    }
}

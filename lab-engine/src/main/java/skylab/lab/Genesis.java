package skylab.lab;

import skylab.aws.ec2.Zones;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.key.KeyPair;
import skylab.aws.ec2.key.KeyPairs;
import skylab.network.DefaultVpc;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.World;

/** What is there before the learner does anything: a default VPC, images, the key pair vockey, and their own computer. */
final class Genesis {
    private static final String KEY_NAME = "vockey";

    private Genesis() {}

    static World create(LabOptions options, Scope scope) {
        Timeline timeline = new Timeline(World.empty(new Seed(options.seed()), options.start()));
        Zones.Region region = Zones.region(options.region());
        return timeline.write(tx -> {
            DefaultVpc.create(tx, scope, region.zones(), region.zoneIds());
            Images.create(tx, scope);
            KeyPair key = KeyPairs.put(tx, scope, KEY_NAME, "rsa", tx.random().nextLong());
            OwnComputer.create(tx, scope, key);
            return tx.world();
        });
    }
}

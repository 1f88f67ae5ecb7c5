package skylab.aws.ec2;

import skylab.aws.Operation;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/** The part of EC2's client that is about one kind of resource: an interface in each resource's package. */
public interface Ec2Api extends Ec2Client {
    /**
     * Does a call.
     *
     * @throws software.amazon.awssdk.services.ec2.model.Ec2Exception with AWS's code, when it is refused
     */
    <Q extends Ec2Request, R extends Ec2Response> R call(Q request, Operation<Q, R> operation);
}

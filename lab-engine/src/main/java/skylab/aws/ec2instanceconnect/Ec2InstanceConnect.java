package skylab.aws.ec2instanceconnect;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import software.amazon.awssdk.services.ec2instanceconnect.Ec2InstanceConnectClient;
import software.amazon.awssdk.services.ec2instanceconnect.model.AuthException;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceConnectException;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceConnectResponseMetadata;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceNotFoundException;
import software.amazon.awssdk.services.ec2instanceconnect.model.Ec2InstanceStateInvalidException;
import software.amazon.awssdk.services.ec2instanceconnect.model.InvalidArgsException;
import software.amazon.awssdk.services.ec2instanceconnect.model.SendSshPublicKeyRequest;
import software.amazon.awssdk.services.ec2instanceconnect.model.SendSshPublicKeyResponse;

/** The engine as the SDK's own client of EC2 Instance Connect. An operation that is not here refuses by name. */
public class Ec2InstanceConnect extends EmulatedClient implements Ec2InstanceConnectClient {
    private static final Completed<Ec2InstanceConnectClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Ec2InstanceConnect.class, Ec2InstanceConnectClient.class);

    Ec2InstanceConnect(Door door) {
        super(new Service(
                "Ec2InstanceConnect",
                "ec2-instance-connect.amazonaws.com",
                door,
                Ec2InstanceConnectException::builder,
                Ec2InstanceConnectResponseMetadata::create,
                Map.of(
                        "AuthException",
                        AuthException::builder,
                        "InvalidArgsException",
                        InvalidArgsException::builder,
                        "EC2InstanceNotFoundException",
                        Ec2InstanceNotFoundException::builder,
                        "EC2InstanceStateInvalidException",
                        Ec2InstanceStateInvalidException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static Ec2InstanceConnectClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public SendSshPublicKeyResponse sendSSHPublicKey(SendSshPublicKeyRequest request) {
        return service.call(request, ActiveKeys::send);
    }
}

package skylab.aws.ec2.key;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;

/** The operations of EC2 on key pairs. */
public interface KeyApi extends Ec2Api {
    @Override
    default CreateKeyPairResponse createKeyPair(CreateKeyPairRequest request) {
        return call(request, KeyPairs::create);
    }

    @Override
    default DescribeKeyPairsResponse describeKeyPairs(DescribeKeyPairsRequest request) {
        return call(request, KeyPairs::describe);
    }

    @Override
    default DeleteKeyPairResponse deleteKeyPair(DeleteKeyPairRequest request) {
        return call(request, KeyPairs::delete);
    }

    @Override
    default ImportKeyPairResponse importKeyPair(ImportKeyPairRequest request) {
        return call(request, KeyPairs::importPublic);
    }
}

package skylab.aws.ec2.prefix;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionRequest;
import software.amazon.awssdk.services.ec2.model.RestoreManagedPrefixListVersionResponse;

/** The operations of EC2 on prefix lists. */
public interface PrefixApi extends Ec2Api {
    @Override
    default CreateManagedPrefixListResponse createManagedPrefixList(CreateManagedPrefixListRequest request) {
        return call(request, PrefixLists::create);
    }

    @Override
    default ModifyManagedPrefixListResponse modifyManagedPrefixList(ModifyManagedPrefixListRequest request) {
        return call(request, PrefixLists::modify);
    }

    @Override
    default RestoreManagedPrefixListVersionResponse restoreManagedPrefixListVersion(
            RestoreManagedPrefixListVersionRequest request) {
        return call(request, PrefixLists::restore);
    }

    @Override
    default DeleteManagedPrefixListResponse deleteManagedPrefixList(DeleteManagedPrefixListRequest request) {
        return call(request, PrefixLists::delete);
    }

    @Override
    default DescribeManagedPrefixListsResponse describeManagedPrefixLists(DescribeManagedPrefixListsRequest request) {
        return call(request, PrefixListing::managed);
    }

    @Override
    default DescribePrefixListsResponse describePrefixLists(DescribePrefixListsRequest request) {
        return call(request, PrefixListing::services);
    }

    @Override
    default GetManagedPrefixListEntriesResponse getManagedPrefixListEntries(
            GetManagedPrefixListEntriesRequest request) {
        return call(request, PrefixListing::entries);
    }

    @Override
    default GetManagedPrefixListAssociationsResponse getManagedPrefixListAssociations(
            GetManagedPrefixListAssociationsRequest request) {
        return call(request, PrefixListing::associations);
    }
}

package skylab.aws.costexplorer;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.CostExplorerException;
import software.amazon.awssdk.services.costexplorer.model.CostExplorerResponseMetadata;
import software.amazon.awssdk.services.costexplorer.model.DataUnavailableException;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastResponse;
import software.amazon.awssdk.services.costexplorer.model.GetDimensionValuesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetDimensionValuesResponse;

/** The engine as the SDK's own client of Cost Explorer. An operation that is not here refuses by name. */
public class CostExplorer extends EmulatedClient implements CostExplorerClient {
    private static final Completed<CostExplorerClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), CostExplorer.class, CostExplorerClient.class);

    CostExplorer(Door door) {
        super(new Service(
                "CostExplorer",
                "ce.amazonaws.com",
                door,
                CostExplorerException::builder,
                CostExplorerResponseMetadata::create,
                Map.of("DataUnavailableException", DataUnavailableException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static CostExplorerClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public GetCostAndUsageResponse getCostAndUsage(GetCostAndUsageRequest request) {
        return service.call(request, Costs::costAndUsage);
    }

    @Override
    public GetCostForecastResponse getCostForecast(GetCostForecastRequest request) {
        return service.call(request, Forecasts::cost);
    }

    @Override
    public GetDimensionValuesResponse getDimensionValues(GetDimensionValuesRequest request) {
        return service.call(request, Costs::dimensionValues);
    }
}

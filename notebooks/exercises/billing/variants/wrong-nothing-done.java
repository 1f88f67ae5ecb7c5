// fails: noIdleAddressIsLeft noLoneVolumeIsLeft whatIsUsedStays
// %% billing-clean
// Somebody may need it again.

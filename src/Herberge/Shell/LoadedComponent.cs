using Microsoft.AspNetCore.Components;

namespace Herberge.Shell;

/// <summary>
/// Base of all components: renders once its data is there, never before, so that markup need not say what it looks like
/// half loaded. Pages are static; nobody would see the half.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool _initialised;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_initialised)
        {
            _initialised = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}

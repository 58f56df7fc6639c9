"""`devices`: where models can run on this machine, what is used, and how fast each is."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.output import Output, command_options, interruptible
from desktop.recognition.device_versions import machine_versions
from desktop.recognition.packs import PackCatalogue
from desktop.recognition.providers import choose_device
from desktop.workflow.device_advice import advice
from desktop.workflow.devices import device_states, measure_and_keep
from desktop.workflow.kept_speeds import KeptSpeeds, as_document
from desktop.workflow.measure_devices import DeviceMeasurement, DeviceSpeed


@click.command("devices")
@click.option("--measure", is_flag=True, help="Time every device that is there (a minute or so).")
@click.option("--pack", default=None, help="Model pack to measure with; the default pack if none is named.")
@command_options()
def devices_command(measure: bool, pack: str | None, workspace: Path | None, output: Output) -> None:
    """List the devices that models can run on, and what was measured of them on this machine.

    Which one is used is chosen in the window's settings, for each workspace.
    """
    catalogue = PackCatalogue()
    states = device_states()
    automatic = choose_device().provider
    for state in states:
        if state.missing is not None:
            output.say(f"{state.short}: not here. {state.missing}")
        else:
            taken = " Taken where no other is chosen." if state.provider == automatic else ""
            output.say(f"{state.short}: {state.device}, is there.{taken} {state.memory}")
    if measure:
        found = catalogue.get(pack or catalogue.default_id)
        with interruptible() as cancel:
            measured: DeviceMeasurement | None = measure_and_keep(
                found, on_progress=output.progress, cancel=cancel
            )
    else:
        wanted = pack or catalogue.default_id
        known = next((one for one in catalogue.installed() if one.id == wanted), None)
        measured = KeptSpeeds().find(known.hash) if known is not None else None
    stale = measured is not None and measured.is_stale(machine_versions())
    if measured is None:
        output.say("Nothing was measured yet: second-look devices --measure")
    else:
        _say(output, measured, stale)
    output.document(
        {
            "devices": [
                {
                    "name": state.short,
                    "provider": state.provider,
                    "device": state.device,
                    "present": state.missing is None,
                    "why_not": state.missing,
                    "automatic": state.automatic,
                }
                for state in states
            ],
            "taken": automatic,
            "measurement": None
            if measured is None
            else {**as_document(measured), "advice": advice(measured).sentence, "stale": stale},
        }
    )


def _say(output: Output, measured: DeviceMeasurement, stale: bool) -> None:
    when = measured.at.astimezone().strftime("%Y-%m-%d %H:%M")
    output.say(f"Measured {when} with {measured.pack_id}, {measured.faces} faces to search:")
    for speed in measured.speeds:
        output.say(f"  {speed.device}: {_figures(speed)}")
        if speed.problem:
            output.say(f"    could not be used: {speed.problem}")
        elif speed.agreement is not None:
            output.say(f"    agrees with the CPU: {speed.agreement.sentence}")
    output.say(advice(measured).sentence)
    if stale:
        output.say("A library, a driver or the system has changed since: measure again with --measure.")


def _figures(speed: DeviceSpeed) -> str:
    figures = (
        (speed.detections, "pictures/s searched for faces"),
        (speed.templates, "templates/s"),
        (speed.searches, "searches/s"),
        (speed.batched, "searches/s in batches"),
    )
    known = [f"{figure:.1f} {what}" for figure, what in figures if figure is not None]
    return ", ".join(known) if known else "not measured"

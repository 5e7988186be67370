"""The drawing in somebody's hands: the script alone, in a real browser, without the server."""

import pytest

from prioritisation.decision.programme.boards import BoardId

from . import drawn

ITEM, OTHER = "tori", "kylpyla"  # At 3.5 and 3; at 2 and 1.
HOSTILE = "<img src=x onerror='window.hurt=1'><script>window.hurt=1</script>"
# ms that the script waits: for an answer, after a key, before a card goes away.
PATIENCE, QUIET, LINGER = 800, 600, 250
HOUR = 3600  # s; a page is there by then.
NEW = {"id": "uusi", "name": "New thing", "why": "nobody has scored it"}


class Hands:
    """A page with the drawing, and what can be done to it; time stands until it is let pass."""

    def __init__(self, page):
        self.page = page
        page.clock.install(time=0)
        page.clock.pause_at(HOUR)
        self.errors = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: m.type == "error" and self.errors.append(m.text))
        drawn.opened(page)

    def draw(self, board=BoardId.MEASURES, **changes):
        """Give the component what it draws."""
        self.data = drawn.data_of(board, **changes)
        self.page.evaluate("data => draw(data)", self.data)
        # A name that is measured before its font is there stands a pixel lower than after.
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def redraw(self, **changes):
        """Give it the same, but for what changed."""
        self.data = {**self.data, **changes}
        self.page.evaluate("data => draw(data)", self.data)

    def sent(self):
        return self.page.evaluate("sent")

    def said(self):
        """What a reader of the screen heard last."""
        return self.page.locator("[aria-live]").text_content().strip()

    def item(self, item):
        return self.page.locator(f".item[data-item={item}]")

    def place(self, item):
        """Where a marker is seen, in px of the window; waits until nothing moves any more."""
        self.still()
        box = self.page.locator(f"[data-role=marker][data-item={item}]").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def still(self):
        self.page.wait_for_function(
            "() => document.getAnimations().every(one => one.playState === 'finished')"
        )

    def wait(self, ms):
        """Let time pass for what the script waits for."""
        self.page.clock.run_for(ms)

    def px(self, axis):
        """Px of the window for one level more."""
        rule = self.data[axis]
        stage = self.page.locator("svg.stage").bounding_box()
        level = (rule["at_high"] - rule["at_low"]) / (rule["high"] - rule["low"])
        return level * stage["width"] / 1600

    def press(self, item):
        x, y = self.place(item)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y

    def drag(self, item, x_levels, y_levels, *, drop=True):
        """Drag a marker by so many levels of each axis."""
        x, y = self.press(item)
        to = x + x_levels * self.px("x"), y + y_levels * self.px("y")
        self.page.mouse.move(*to, steps=5)
        if drop:
            self.page.mouse.up()

    def readout(self):
        return self.page.locator(".readout")

    def key(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def in_reading_order(self):
        """The items from the top to the bottom, and from the left to the right."""
        self.still()
        found = self.page.locator(".item .place").evaluate_all(
            """places => places.map(place => {
                const [x, y] = place.getAttribute('transform').match(/-?[\\d.]+/g).map(Number);
                return [y, x, place.parentNode.dataset.item];
            })"""
        )
        return [item for *_, item in sorted(found)]

    def focused(self):
        return self.page.evaluate("document.activeElement.dataset?.item ?? ''")


@pytest.fixture
def hands(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    made = Hands(context.new_page())
    yield made
    assert made.errors == []
    assert made.page.evaluate("window.hurt") is None
    context.close()


def close(places, others):
    return all(abs(a - b) < 1 for a, b in zip(places, others, strict=True))


# Choosing


def test_a_click_on_a_marker_or_on_a_name_selects_and_rings_the_item(hands):
    hands.draw()
    hands.page.locator(f"[data-role=marker][data-item={ITEM}]").click()
    assert hands.sent() == [["selected", ITEM]]
    assert hands.item(ITEM).locator(".halo").count() == 1
    assert hands.said() == "Market square selected."
    hands.page.locator(f"[data-role=label][data-item={OTHER}]").click()
    assert hands.sent()[1:] == [["selected", OTHER]]
    assert hands.page.locator(".halo").count() == 1
    hands.redraw(selected=OTHER)
    assert hands.item(OTHER).get_attribute("aria-pressed") == "true"
    assert hands.page.locator(".halo").count() == 1


def test_a_choice_that_is_not_confirmed_is_given_up(hands):
    hands.draw(selected=OTHER)
    hands.item(ITEM).locator("[data-role=marker]").click()
    hands.redraw()
    assert hands.item(ITEM).locator(".halo").count() == 1
    hands.wait(PATIENCE)
    assert hands.item(OTHER).locator(".halo").count() == 1
    assert hands.page.locator(".halo").count() == 1


def test_a_press_that_trembles_is_no_drag(hands):
    hands.draw()
    x, y = hands.press(ITEM)
    hands.page.mouse.move(x + 2, y + 2)
    hands.page.mouse.up()
    assert hands.sent() == [["selected", ITEM]]


def test_a_press_beside_a_small_marker_means_the_nearest_one(hands):
    hands.draw()
    x, y = hands.place(OTHER)
    hands.page.mouse.click(x - 9, y - 9)
    assert hands.sent() == [["selected", OTHER]]
    hands.page.mouse.click(x - 40, y - 9)
    assert len(hands.sent()) == 1


# Dragging


def test_a_drag_moves_marker_and_name_together_and_sends_the_new_scores(hands):
    hands.draw()
    before = hands.place(ITEM)
    name = hands.page.locator(f"[data-role=label][data-item={ITEM}]")
    label = name.bounding_box()
    hands.drag(ITEM, -1.4, 1.1, drop=False)
    assert hands.page.locator(".old-place").count() == 1
    assert "Output/input: 2 · small" in hands.readout().inner_text()
    assert "Speed of effect: 4" in hands.readout().inner_text()
    way = [after - was for after, was in zip(hands.place(ITEM), before, strict=True)]
    assert close([way[0]], [-1.5 * hands.px("x")])
    moved = name.bounding_box()
    assert close([moved["x"] - label["x"], moved["y"] - label["y"]], way)
    hands.page.mouse.up()
    assert hands.sent() == [["moved", {"item": ITEM, "x": 2, "y": 4}]]
    assert hands.said().startswith("Market square dropped.")
    assert not hands.readout().is_visible()


def test_an_axis_moved_by_less_than_half_a_step_keeps_its_exact_score(hands):
    hands.draw(scores={ITEM: (3.37, 3.1)})
    hands.drag(ITEM, 0.1, -1)
    assert hands.sent() == [["moved", {"item": ITEM, "x": None, "y": 2}]]


def test_shift_moves_along_one_axis_only(hands):
    hands.draw()
    hands.page.keyboard.down("Shift")
    hands.drag(ITEM, -1.5, -1)
    assert hands.sent() == [["moved", {"item": ITEM, "x": 2, "y": None}]]


def test_escape_puts_a_dragged_item_back(hands):
    hands.draw()
    before = hands.place(ITEM)
    hands.drag(ITEM, -1, -1, drop=False)
    hands.key("Escape")
    hands.page.mouse.up()
    assert hands.sent() == []
    assert close(hands.place(ITEM), before)
    assert hands.said() == "Market square is back in its place."
    assert hands.page.locator(".old-place").count() == 0


def test_a_locked_axis_stays_and_says_why(hands):
    hands.draw(x={"locked": "Output/input is computed."})
    hands.drag(ITEM, -1, -1, drop=False)
    assert "Output/input is computed." in hands.readout().inner_text()
    hands.page.mouse.up()
    assert hands.sent() == [["moved", {"item": ITEM, "x": None, "y": 2}]]


def test_an_item_stays_where_it_was_dropped_while_the_reason_is_asked_for(hands):
    hands.draw()
    hands.drag(ITEM, -1.5, -1)
    dropped = hands.place(ITEM)
    hands.redraw(proposal={"item": ITEM, "x": 2, "y": 2})
    assert close(hands.place(ITEM), dropped)
    assert hands.page.locator(".old-place").count() == 1
    # And back again, when the reason is not told.
    hands.redraw(proposal=None)
    assert not close(hands.place(ITEM), dropped)
    assert hands.page.locator(".old-place").count() == 0


def test_an_item_that_was_agreed_goes_to_its_new_place(hands):
    hands.draw()
    hands.drag(ITEM, -1.5, -1)
    hands.draw(scores={ITEM: (2, 2)})
    place = hands.page.locator(f".item[data-item={ITEM}] .place")
    assert place.get_attribute("style") in {None, ""}
    assert hands.page.locator(".old-place").count() == 0


def test_an_answer_that_knows_nothing_of_a_move_sends_the_item_back(hands):
    hands.draw()
    before = hands.place(ITEM)
    hands.drag(ITEM, -1.5, -1)
    hands.redraw()
    assert hands.page.locator(".old-place").count() == 1
    hands.wait(PATIENCE)
    assert hands.page.locator(".old-place").count() == 0
    assert close(hands.place(ITEM), before)


def test_nothing_moves_where_nothing_may(hands):
    hands.draw(may_move=False)
    hands.drag(ITEM, -1, -1)
    hands.key("m")
    assert hands.sent() == []
    assert not hands.readout().is_visible()
    assert not hands.page.locator(".handle .grip").first.is_visible()


def test_a_finger_drags_an_item_and_scrolls_beside_it(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 500}, has_touch=True)
    hands = Hands(context.new_page())
    hands.draw()
    touch = context.new_cdp_session(hands.page)
    x, y = hands.place(ITEM)

    def finger(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    finger("touchStart", {"x": x, "y": y})
    for part in range(1, 6):
        finger("touchMove", {"x": x - part * hands.px("x") / 5, "y": y})
    finger("touchEnd")
    assert hands.sent() == [["moved", {"item": ITEM, "x": 2.5, "y": None}]]
    box = hands.page.locator("svg.stage").bounding_box()
    finger("touchStart", {"x": box["x"] + 5, "y": 400})
    for part in range(1, 9):
        finger("touchMove", {"x": box["x"] + 5, "y": 400 - part * 20})
    finger("touchEnd")
    hands.page.wait_for_function("() => scrollY > 0")
    assert len(hands.sent()) == 1
    assert hands.errors == []
    context.close()


# By keyboard


def test_the_items_are_one_stop_of_the_tab_key_and_arrows_go_between_them(hands):
    hands.draw(selected=OTHER)
    stops = hands.page.locator(".item[tabindex='0']")
    assert stops.count() == 1
    assert stops.get_attribute("data-item") == OTHER
    stops.focus()
    hands.key("ArrowUp")
    assert hands.focused() not in {OTHER, ""}
    assert hands.page.locator(".item[tabindex='0']").count() == 1
    order = hands.in_reading_order()
    hands.key("End")
    assert hands.focused() == order[-1]
    hands.key("Home")
    first = hands.focused()
    assert first == order[0]
    hands.key("Enter")
    assert hands.sent() == [["selected", first]]


def test_every_item_can_be_reached_with_the_arrow_keys(hands):
    hands.draw()
    ways = hands.page.evaluate(
        """() => {
            const found = {};
            for (const item of document.querySelectorAll('.item')) {
                found[item.dataset.item] = ['Left', 'Right', 'Up', 'Down'].map(way => {
                    item.focus();
                    const key = `Arrow${way}`;
                    item.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
                    return document.activeElement.dataset.item;
                });
            }
            return found;
        }"""
    )
    seen, waiting = set(), [ITEM]
    while waiting:
        item = waiting.pop()
        if item not in seen:
            seen.add(item)
            waiting += ways[item]
    assert seen == set(hands.data["scores"])


@pytest.mark.parametrize("key", ["m", " "])
def test_an_item_is_taken_moved_and_dropped_by_keyboard(hands, key):
    hands.draw()
    hands.item(ITEM).focus()
    hands.key(key)
    assert hands.said().startswith("Market square is held. Output/input: 3.5 · fair – large.")
    hands.key("ArrowLeft", "ArrowUp")
    assert hands.said() == "Output/input: 3 · fair. Speed of effect: 3.5"
    hands.key("Alt+ArrowLeft", "PageUp", "PageUp")
    assert hands.said() == "Output/input: 2 · small. Speed of effect: 5"
    assert hands.readout().is_visible()
    hands.key("Enter")
    assert hands.sent() == [["moved", {"item": ITEM, "x": 2, "y": 5}]]
    assert hands.said().startswith("Market square dropped.")
    assert hands.focused() == ITEM


def test_steps_by_keyboard_come_back_to_the_exact_score(hands):
    hands.draw(scores={ITEM: (3.37, 3.1)})
    hands.item(ITEM).focus()
    hands.key("m", "ArrowRight", "ArrowUp")
    assert hands.said() == "Output/input: 3.5 · fair – large. Speed of effect: 3.5"
    hands.key("ArrowLeft")
    assert hands.said().startswith("Output/input: 3.37")
    hands.key("Enter")
    assert hands.sent() == [["moved", {"item": ITEM, "x": None, "y": 3.5}]]


def test_escape_or_going_away_puts_a_held_item_back(hands):
    hands.draw()
    before = hands.place(ITEM)
    hands.item(ITEM).focus()
    hands.key("m", "ArrowLeft", "Escape")
    assert hands.said() == "Market square is back in its place."
    hands.key("m", "ArrowLeft")
    hands.item(OTHER).focus()
    assert hands.sent() == []
    assert close(hands.place(ITEM), before)


def test_a_locked_axis_says_why_by_keyboard(hands):
    hands.draw(y={"locked": "Speed is computed."})
    hands.item(ITEM).focus()
    hands.key("m", "ArrowUp")
    assert hands.said() == "Speed is computed."
    hands.key("ArrowLeft", "Enter")
    assert hands.sent() == [["moved", {"item": ITEM, "x": 3, "y": None}]]


def test_arrows_go_where_they_point_on_the_slides_way_round(hands):
    hands.draw(as_slide=True)
    assert hands.data["x"]["at_low"] > hands.data["x"]["at_high"]
    hands.item(ITEM).focus()
    hands.key("m", "ArrowLeft", "Enter")
    assert hands.sent() == [["moved", {"item": ITEM, "x": 4, "y": None}]]


def test_control_z_asks_to_undo_the_action_that_the_reader_saw(hands):
    hands.draw(undoable=7)
    hands.item(ITEM).focus()
    hands.key("Control+z")
    assert hands.sent() == [["undo", 7]]
    hands.redraw(undoable=6)
    hands.key("Meta+z")
    assert hands.sent()[1:] == [["undo", 6]]


def test_control_z_that_is_held_down_asks_once(hands):
    hands.draw(undoable=7)
    hands.item(ITEM).focus()
    hands.page.keyboard.down("Control")
    for _ in range(3):
        hands.page.keyboard.down("z")
    assert hands.sent() == [["undo", 7]]


def test_control_z_asks_for_nothing_where_there_is_nothing_to_undo(hands):
    hands.draw(undoable=None)
    hands.item(ITEM).focus()
    hands.key("Control+z")
    assert hands.sent() == []


def test_the_help_for_the_keyboard_is_linked(hands):
    hands.draw()
    linked = hands.item(ITEM).get_attribute("aria-describedby")
    assert hands.page.locator(f"#{linked}").text_content() == drawn.WORDS["keys"]
    assert hands.page.locator("svg.stage").get_attribute("role") == "group"


# Thresholds


def handle(hands, axis):
    return hands.page.locator(f".handle[data-axis={axis}]")


@pytest.mark.parametrize(("axis", "by"), [("x", (-1, 0)), ("y", (0, -1))])
def test_a_threshold_is_dragged_at_its_grip(hands, axis, by):
    hands.draw()
    pad = handle(hands, axis).locator(".pad").bounding_box()
    assert min(pad["width"], pad["height"]) >= 24
    x, y = pad["x"] + pad["width"] / 2, pad["y"] + pad["height"] / 2
    hands.page.mouse.move(x, y)
    hands.page.mouse.down()
    to = x + by[0] * hands.px("x") * 0.7, y + by[1] * hands.px("y") * 0.7
    hands.page.mouse.move(*to, steps=4)
    assert "large begins at 2.75" in hands.readout().inner_text()
    hands.page.mouse.up()
    assert hands.sent() == [["threshold", {"axis": axis, "at": 2.75}]]
    assert handle(hands, axis).get_attribute("aria-valuenow") == "2.75"


def test_a_threshold_is_at_its_exact_place(hands):
    hands.draw()
    rule = hands.data["x"]
    place = rule["at_low"] + (3.5 - 1) / 4 * (rule["at_high"] - rule["at_low"])
    assert float(handle(hands, "x").locator(".mark").get_attribute("x1")) == pytest.approx(place)


def test_a_threshold_is_moved_by_keyboard_and_sent_once_the_keys_are_quiet(hands):
    hands.draw()
    slider = handle(hands, "x")
    assert slider.get_attribute("role") == "slider"
    assert slider.get_attribute("aria-orientation") == "horizontal"
    slider.focus()
    hands.key("ArrowRight", "ArrowRight", "PageDown")
    assert hands.sent() == []
    assert slider.get_attribute("aria-valuenow") == "3"
    assert slider.get_attribute("aria-valuetext") == "Output/input: large begins at 3"
    hands.wait(QUIET)
    assert hands.sent() == [["threshold", {"axis": "x", "at": 3}]]
    hands.key("Home", "Enter")
    assert hands.sent()[1:] == [["threshold", {"axis": "x", "at": 1}]]
    hands.key("End")
    hands.item(ITEM).focus()
    assert hands.sent()[2:] == [["threshold", {"axis": "x", "at": 5}]]


def test_escape_puts_a_threshold_back(hands):
    hands.draw()
    handle(hands, "y").focus()
    hands.key("ArrowUp", "Escape", "Enter")
    assert hands.sent() == []
    assert handle(hands, "y").get_attribute("aria-valuenow") == "3.5"


def test_a_locked_threshold_says_why(hands):
    hands.draw(y={"threshold_locked": "Another axis."})
    handle(hands, "y").focus()
    hands.key("ArrowUp")
    assert hands.said() == "Another axis."
    assert hands.readout().inner_text() == "Another axis."
    hands.key("Enter")
    assert hands.sent() == []


# Items without a place


def test_a_chip_is_dragged_onto_the_plot(hands):
    hands.draw(unplaced=[NEW])
    chip = hands.page.locator(".chip")
    assert chip.inner_text() == "New thing nobody has scored it"
    box = chip.bounding_box()
    hands.page.mouse.move(box["x"] + 9, box["y"] + 9)
    hands.page.mouse.down()
    x, y = hands.place(OTHER)
    hands.page.mouse.move(x, y, steps=6)
    assert hands.page.locator(".guest").count() == 1
    hands.page.mouse.up()
    assert hands.sent() == [["moved", {"item": "uusi", "x": 2, "y": 1}]]
    hands.redraw(proposal={"item": "uusi", "x": 2, "y": 1})
    assert hands.page.locator(".guest").count() == 1
    hands.redraw(proposal=None)
    assert hands.page.locator(".guest").count() == 0


def test_an_id_may_be_a_name_that_every_object_of_the_script_has(hands):
    hands.draw(unplaced=[{**NEW, "id": "constructor"}])
    box = hands.page.locator(".chip").bounding_box()
    hands.page.mouse.move(box["x"] + 9, box["y"] + 9)
    hands.page.mouse.down()
    hands.page.mouse.move(*hands.place(OTHER), steps=6)
    lines = hands.readout().inner_text().splitlines()
    assert lines == ["New thing", "Output/input: 2 · small", "Speed of effect: 1"]
    hands.page.mouse.up()
    assert hands.sent() == [["moved", {"item": "constructor", "x": 2, "y": 1}]]


def test_a_chip_that_is_let_go_beside_the_plot_stays_a_chip(hands):
    hands.draw(unplaced=[NEW])
    box = hands.page.locator(".chip").bounding_box()
    hands.page.mouse.move(box["x"] + 9, box["y"] + 9)
    hands.page.mouse.down()
    hands.page.mouse.move(box["x"] + 300, box["y"] + 9, steps=6)
    hands.page.mouse.up()
    assert hands.sent() == []


def test_a_chip_is_placed_by_keyboard(hands):
    hands.draw(unplaced=[NEW])
    hands.page.locator(".chip").focus()
    hands.key("Enter")
    said = hands.said()
    assert said == "New thing is held. Output/input: 3 · fair. Speed of effect: 3."
    hands.key("ArrowRight", "ArrowUp", "Escape")
    assert hands.sent() == []
    hands.key("Enter", "ArrowRight", "ArrowUp", "Enter")
    assert hands.sent() == [["moved", {"item": "uusi", "x": 3.5, "y": 3.5}]]
    assert hands.focused() == "uusi"


def test_a_chip_that_was_placed_hands_the_focus_to_its_item(hands):
    hands.draw(unplaced=[{**NEW, "id": "kylpyla"}])
    hands.page.locator(".chip").focus()
    hands.redraw(unplaced=[])
    assert hands.page.evaluate("document.activeElement.matches('.item')")
    assert hands.focused() == "kylpyla"


# Drawing again


def test_focus_and_nodes_stay_when_the_drawing_changes(hands):
    hands.draw()
    hands.item(ITEM).focus()
    hands.page.evaluate("window.stage = document.querySelector('svg.stage')")
    before = hands.place(ITEM)
    other = drawn.data_of(scores={ITEM: (2, 4.5), OTHER: (5, 5)}, selected=ITEM)
    # Counted at once: a busy machine may see the end of the motion only.
    count = "data => { draw(data); return document.getAnimations().length; }"
    assert hands.page.evaluate(count, other) > 0
    assert hands.page.evaluate("stage === document.querySelector('svg.stage')")
    assert hands.page.evaluate("document.activeElement.dataset.item") == ITEM
    assert not close(hands.place(ITEM), before)
    assert hands.page.evaluate(count, other) == 0


def test_a_drawing_that_changes_becomes_the_new_one_and_nothing_else(hands):
    """What is left after the motion is what a fresh page would show."""
    other = drawn.data_of(scores={ITEM: (2, 4.5)}, as_slide=True)
    hands.draw()
    hands.page.evaluate("data => draw(data)", other)
    hands.still()
    inside = """root => [...root.querySelectorAll('[data-key] *:not(.own)')].map(node => {
        const skipped = ['role', 'tabindex', 'style', 'aria-pressed', 'aria-describedby'];
        const kept = [...node.attributes].filter(one => !skipped.includes(one.name));
        const said = kept.map(one => `${one.name}=${one.value}`).sort();
        return [node.localName, ...said, node.children.length ? '' : node.textContent].join(' ');
    })"""
    drawn_here = hands.page.locator("svg.stage").evaluate(inside)
    hands.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div id=fresh></div>')")
    hands.page.evaluate("text => show(fresh, text)", other["svg"])
    expected = hands.page.locator("#fresh svg.stage").evaluate(inside)
    assert sorted(drawn_here) == sorted(expected)


def test_items_come_and_go_with_a_short_fade(hands):
    hands.draw()
    hands.draw(BoardId.TRENDS)
    hands.still()
    items = hands.page.locator(".item")
    drawn_now = items.evaluate_all("items => items.map(item => item.dataset.item)")
    assert sorted(drawn_now) == sorted(hands.data["scores"])


def test_nothing_moves_by_itself_for_who_asked_for_no_motion(browser):
    context = browser.new_context(reduced_motion="reduce")
    hands = Hands(context.new_page())
    hands.draw()
    hands.draw(scores={ITEM: (2, 4.5)})
    assert hands.page.evaluate("document.getAnimations().length") == 0
    assert hands.page.locator(".item").count() == len(hands.data["scores"])
    context.close()


# Cards


def test_a_card_tells_of_the_item_under_the_pointer_or_the_focus(hands):
    hands.draw()
    card = hands.page.locator(".card")
    hands.page.mouse.move(*hands.place(ITEM))
    assert card.is_visible()
    assert card.locator("b").inner_text() == "Market square"
    # The pointer can go onto it; Escape hides it while it hovers.
    box = card.bounding_box()
    hands.page.mouse.move(box["x"] + 5, box["y"] + 5, steps=4)
    assert card.is_visible()
    hands.key("Escape")
    assert not card.is_visible()
    hands.item(OTHER).focus()
    hands.key("End")
    last = hands.in_reading_order()[-1]
    hands.key("Home", "End")
    assert card.locator("b").inner_text() == hands.data["scores"][last]["name"]
    hands.page.evaluate("document.activeElement.blur()")
    hands.wait(LINGER)
    assert not card.is_visible()


def test_a_card_stays_on_the_stage(hands):
    hands.draw()
    stage = hands.page.locator("svg.stage").bounding_box()
    for item in hands.data["scores"]:
        hands.page.mouse.move(*hands.place(item))
        card = hands.page.locator(".card").bounding_box()
        assert card["x"] >= stage["x"] - 1
        assert card["x"] + card["width"] <= stage["x"] + stage["width"] + 1
        assert card["y"] >= stage["y"] - 1
        assert card["y"] + card["height"] <= stage["y"] + stage["height"] + 1


def test_names_are_text_wherever_they_are_shown(hands):
    hands.draw(
        names={ITEM: HOSTILE},
        unplaced=[{"id": "uusi", "name": HOSTILE, "why": HOSTILE}],
        x={"name": HOSTILE, "locked": HOSTILE, "anchors": {3: HOSTILE, 4: HOSTILE}},
    )
    hands.page.mouse.move(*hands.place(ITEM))
    assert hands.page.locator(".card b").inner_text() == HOSTILE
    hands.drag(ITEM, 0, 1, drop=False)
    assert HOSTILE in hands.readout().inner_text()
    hands.page.mouse.up()
    assert HOSTILE in hands.said()
    hands.page.locator(".chip").focus()
    hands.key("Enter", "ArrowUp", "Enter")
    assert hands.page.locator("#host img, #host script").count() == 0


def test_it_works_in_a_shadow_root_too(hands):
    hands.data = drawn.data_of()
    hands.page.evaluate(
        """async data => {
            const {default: matrix} = await import('./matrix.js');
            const parentElement = host.attachShadow({mode: 'open'});
            const setTriggerValue = (name, value) => sent.push([name, value]);
            window.draw = data => matrix({data, parentElement, setTriggerValue});
            draw(data);
            parentElement.querySelector('.item[tabindex="0"]').focus();
        }""",
        hands.data,
    )
    hands.key("Home", "m", "ArrowDown", "Enter")
    (name, moved) = hands.sent()[0]
    assert name == "moved"
    hands.redraw()
    inside = "host.shadowRoot.activeElement.dataset.item"
    assert hands.page.evaluate(inside) == moved["item"]

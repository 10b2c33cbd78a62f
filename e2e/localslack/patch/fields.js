// What a form's fields hold before anybody types.

/** initial is a field's value as it was filled in, in the shape of a submission; undefined if it was empty. */
export function initial(element) {
  const type = element.type;
  if (element.initial_value) return { type, value: element.initial_value };
  if (element.initial_option) return { type, selected_option: element.initial_option };
  if (element.initial_options) return { type, selected_options: element.initial_options };
  if (element.initial_user) return { type, selected_user: element.initial_user };
  if (element.initial_channel) return { type, selected_channel: element.initial_channel };
  if (element.initial_conversation) return { type, selected_conversation: element.initial_conversation };
  if (element.initial_date) return { type, selected_date: element.initial_date };
  return undefined;
}

/** filled adds the fields nobody touched to the values of those somebody did. */
export function filled(view, values) {
  const all = { ...values };
  for (const block of view?.blocks ?? []) {
    if (block.type !== "input" || !block.element) continue;
    const action = block.element.action_id;
    const value = all[block.block_id]?.[action] ?? initial(block.element);
    if (value) all[block.block_id] = { [action]: value };
  }
  return all;
}

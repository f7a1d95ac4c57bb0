import type { ArgTypesEnhancer } from 'storybook/internal/types';

const withoutControl = ['events', 'slots', 'css shadow parts', 'css states'];
const words = /^'[^']*'(\s*\|\s*'[^']*')*$/;

/** The manifest's own controls, but for a choice among words, which is made from a list, and for what cannot be set. */
export const fittingControls: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const { category, type } = argType.table ?? {};
      const summary = type?.summary ?? '';
      if (category && withoutControl.includes(category))
        return [name, { ...argType, control: { disable: true } }];
      if (!words.test(summary)) return [name, argType];
      const options = summary.split('|').map((word) => word.trim().slice(1, -1));
      return [name, { ...argType, control: { type: 'select' }, options }];
    }),
  );

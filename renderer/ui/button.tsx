// A button. `main` is the one thing to do on a page, `plain` the others, `quiet` what is seldom needed.
import type { ComponentProps } from 'react';

interface Props extends ComponentProps<'button'> {
  look?: 'main' | 'plain' | 'quiet';
}

export function Button({ look = 'plain', type = 'button', className = '', ...rest }: Props) {
  return <button type={type} className={`button button-${look} ${className}`.trim()} {...rest} />;
}
